package org.platewatch.events.frame;

/** What a frame message carries. */
public enum FrameContent {
    JPEG("image/jpeg"),
    PNG("image/png"),
    /** The address of the picture instead of the picture: {@code file:} or {@code s3:}. */
    URI("text/uri-list");

    private final String mediaType;

    FrameContent(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }
}
