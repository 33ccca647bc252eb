package org.platewatch.index.cluster;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON requests to a cluster, with every expected fault turned into a sentence. */
public final class ClusterClient implements Closeable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern GRANTED_BY = Pattern.compile("granted by the (\\w+) privileges \\[([^\\]]*)]");

    private final ClusterConnection connection;
    private final Rest5Client client;

    public ClusterClient(ClusterConnection connection) {
        this.connection = connection;
        this.client = connection.open();
    }

    /**
     * What a cluster answered.
     *
     * @param status of HTTP
     * @param body a missing node if there was none or it was not JSON
     */
    public record Answer(int status, JsonNode body) {
        public boolean ok() {
            return status < 300;
        }

        /** Why a request failed, in Elasticsearch's words: what, and the cause at the bottom of it. */
        public String reason() {
            JsonNode error = body.path("error");
            String what = error.path("reason").asText(error.asText("HTTP " + status));
            JsonNode cause = error;
            while (cause.has("caused_by")) {
                cause = cause.path("caused_by");
            }
            String why = cause.path("reason").asText(what);
            return (what.contains(why) ? what : what + ": " + why).replaceFirst("\\.$", "");
        }
    }

    public Answer get(String path) throws ClusterException {
        return send(new Request("GET", path));
    }

    public Answer put(String path, JsonNode body) throws ClusterException {
        Request request = new Request("PUT", path);
        request.setJsonEntity(body.toString());
        return send(request);
    }

    /**
     * Sends any request. What the cluster says about the request comes back as an answer; that there is no cluster,
     * that it does not know who asks, and that they may not is an exception.
     */
    public Answer send(Request request) throws ClusterException {
        Answer answer;
        try {
            answer = answer(client.performRequest(request));
        } catch (ResponseException e) {
            answer = answer(e.getResponse());
        } catch (IOException e) {
            throw new ClusterException(Unreachable.sentence(connection.url(), e), e);
        }
        if (answer.status() == 401) {
            throw new ClusterException("Elasticsearch at " + connection.url() + " does not accept "
                    + connection.credentials() + ": unknown, or the secret is wrong.");
        }
        if (answer.status() == 403) {
            throw new ClusterException(forbidden(request, answer));
        }
        return answer;
    }

    private String forbidden(Request request, Answer answer) {
        String reason = answer.reason();
        Matcher privileges = GRANTED_BY.matcher(reason);
        return capital(connection.credentials() + " may not " + request.getMethod() + " " + request.getEndpoint())
                + (privileges.find()
                        ? ": that needs one of the " + privileges.group(1) + " privileges "
                                + privileges.group(2).replace(",", ", ") + "."
                        : ": " + reason + ".");
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private Answer answer(Response response) throws ClusterException {
        if (response.getEntity() == null) {
            return new Answer(response.getStatusCode(), JSON.missingNode());
        }
        try (InputStream body = response.getEntity().getContent()) {
            return new Answer(response.getStatusCode(), JSON.readTree(body));
        } catch (IOException e) {
            throw new ClusterException(
                    "What answers at " + connection.url() + " is not Elasticsearch (HTTP " + response.getStatusCode()
                            + ", no JSON).",
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
