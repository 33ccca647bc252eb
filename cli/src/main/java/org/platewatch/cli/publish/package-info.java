/** Pictures of folders, video files and streams, published to {@code alpr.frames} as a camera would. */
package org.platewatch.cli.publish;
