/** What is stored in Elasticsearch, under which names, and for how long. */
package org.platewatch.index;
