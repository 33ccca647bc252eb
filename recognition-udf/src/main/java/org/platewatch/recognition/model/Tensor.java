package org.platewatch.recognition.model;

/**
 * An output of a network.
 *
 * @param values in row-major order
 * @param shape length of each dimension
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the network to its decoder, never compared
public record Tensor(float[] values, long[] shape) {
    public int dimension(int i) {
        return Math.toIntExact(shape[i]);
    }
}
