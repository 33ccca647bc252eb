package org.platewatch.recognition.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The files of one model, checked: {@code model.json} and the networks it names. */
@SuppressWarnings("ArrayRecordComponent") // handed from disk to the engine, never compared
public record ModelFiles(ModelSpec spec, byte[] network) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SPEC = "model.json";

    /** How exact the numbers in the network are. */
    public enum Precision {
        /** 8 bits: twice as fast where the processor has VNNI, slower where it has not. */
        INT8("model-int8.onnx"),
        FP32("model.onnx");

        private final String file;

        Precision(String file) {
            this.file = file;
        }
    }

    /** The model of that name that comes with Platewatch. */
    public static ModelFiles ours(String name, Precision precision) throws IOException {
        return read(
                file -> {
                    InputStream in = ModelFiles.class.getResourceAsStream(
                            "/org/platewatch/recognition/models/" + name + "/" + file);
                    if (in == null) {
                        throw new NoSuchFileException(name + "/" + file);
                    }
                    return in;
                },
                precision);
    }

    /** A model in a folder of the user's. */
    public static ModelFiles in(Path folder, Precision precision) throws IOException {
        return read(file -> Files.newInputStream(folder.resolve(file)), precision);
    }

    private static ModelFiles read(Source source, Precision precision) throws IOException {
        ModelSpec spec = JSON.readValue(source.bytes(SPEC), ModelSpec.class);
        byte[] network = source.bytes(precision.file);
        String expected = spec.sha256().get(precision.file);
        if (expected != null && !expected.equals(sha256(network))) {
            throw new IOException(precision.file + " of model " + spec.name() + " is not the file that its " + SPEC
                    + " describes: its SHA-256 is " + sha256(network));
        }
        return new ModelFiles(spec, network);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @FunctionalInterface
    private interface Source {
        InputStream open(String file) throws IOException;

        default byte[] bytes(String file) throws IOException {
            try (InputStream in = open(file)) {
                return in.readAllBytes();
            }
        }
    }
}
