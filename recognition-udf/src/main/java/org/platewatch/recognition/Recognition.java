package org.platewatch.recognition;

import java.util.List;

/**
 * What was recognised in a picture.
 *
 * @param width of the picture, pixels
 * @param height of the picture, pixels
 * @param plates best first
 * @param context the whole picture as a small JPEG; empty if there is no plate in it
 */
@SuppressWarnings("ArrayRecordComponent") // a picture; nobody compares recognitions
public record Recognition(int width, int height, List<RecognizedPlate> plates, byte[] context) {
    public Recognition {
        plates = List.copyOf(plates);
    }
}
