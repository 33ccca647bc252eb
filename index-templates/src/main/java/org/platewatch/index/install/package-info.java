/** Puts the templates, policies and roles of this module onto a cluster, showing first what that changes. */
package org.platewatch.index.install;
