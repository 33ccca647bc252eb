package org.platewatch.devstack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A key and certificate for the loopback address, signed by an authority made for it alone. The authority's own key is
 * forgotten at once, so that nobody can ever sign a second certificate that clients of this stack would trust.
 *
 * @param privateKey PEM, PKCS 8
 * @param certificate PEM, the node's certificate
 * @param authority PEM, what clients have to trust
 */
record NodeCertificate(String privateKey, String certificate, String authority) {

    private static final String VALID_DAYS = "3650";
    private static final String PASSWORD_VARIABLE = "DEVSTACK_KEYSTORE_PASSWORD";

    static NodeCertificate generate(Path jdk) {
        try {
            Path scratch = Files.createTempDirectory("platewatch-tls");
            try {
                return generate(jdk, scratch.resolve("keys.p12"));
            } finally {
                FolderMirror.delete(scratch);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new DevStackException("Elasticsearch's TLS certificate could not be made: " + e.getMessage(), e);
        }
    }

    private static NodeCertificate generate(Path jdk, Path keystore) throws IOException, GeneralSecurityException {
        String password = randomPassword();
        keytool(
                jdk,
                keystore,
                password,
                "-alias ca -ext bc:critical=ca:true -ext ku:critical=keyCertSign,cRLSign",
                "CN=Platewatch devstack CA");
        keytool(
                jdk,
                keystore,
                password,
                "-alias node -signer ca -ext san=ip:127.0.0.1,dns:localhost -ext eku=serverAuth,clientAuth",
                "CN=localhost");
        return read(keystore, password);
    }

    private static void keytool(Path jdk, Path keystore, String password, String options, String name) {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin/keytool").toString());
        command.addAll(List.of("-genkeypair -keyalg EC -groupname secp256r1 -storetype PKCS12".split(" ")));
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-validity", VALID_DAYS, "-dname", name));
        command.addAll(List.of("-keystore", keystore.toString(), "-storepass:env", PASSWORD_VARIABLE));
        Shell.Outcome outcome = Shell.run(command, Map.of(PASSWORD_VARIABLE, password), "", keystore.getParent());
        if (!outcome.succeeded()) {
            throw new DevStackException("Elasticsearch's TLS certificate could not be made: " + outcome.output());
        }
    }

    private static NodeCertificate read(Path keystore, String password) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keystore)) {
            keys.load(file, password.toCharArray());
        }
        Key key = keys.getKey("node", password.toCharArray());
        Certificate[] chain = keys.getCertificateChain("node");
        return new NodeCertificate(
                pem("PRIVATE KEY", key.getEncoded()),
                pem("CERTIFICATE", chain[0].getEncoded()),
                pem("CERTIFICATE", Arrays.asList(chain).getLast().getEncoded()));
    }

    private static String pem(String kind, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }

    private static String randomPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @Override
    public String toString() {
        return "NodeCertificate[private]";
    }
}
