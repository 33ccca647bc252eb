package org.platewatch.cli.publish;

import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * One run of publishing, from where the last one stopped until the source ends or the process is told to.
 *
 * @param kafka the brokers, host:port
 * @param file keeps the progress; not used for streams, in which nothing can be gone back to
 * @param restart begin anew, whatever the file says
 * @param notes gets sentences for people meanwhile
 */
public record Publication(
        PublishRequest request,
        String kafka,
        ProgressFile file,
        boolean restart,
        InstantSource clock,
        Consumer<String> notes) {

    /**
     * Publishes.
     *
     * @param summary gets what was published, also when it fails half-way
     * @throws IOException if source or Kafka fail; the message is a sentence for people
     */
    public void run(Consumer<Published> summary) throws IOException, InterruptedException {
        Progress begin = begin();
        try (FrameSource source = request.open(begin.start(), begin.reached(), clock);
                FramePublisher publisher =
                        new FramePublisher(kafka, request.camera(), request.sourceName(), keeper(begin), notes)) {
            StopOnExit ending = new StopOnExit(() -> {
                publisher.stop();
                source.stop();
            });
            try {
                publisher.publish(source, request.pace(source));
            } finally {
                summary.accept(publisher.published());
                ending.close();
            }
        }
    }

    private Progress begin() throws IOException, InterruptedException {
        Progress fresh = new Progress(
                FramesTopic.id(kafka),
                request.camera().id(),
                request.location(),
                request.way(),
                request.start().orElseGet(clock::instant),
                Reached.NOTHING);
        return restart || isLive() ? fresh : file.goOn(fresh, request.start(), notes);
    }

    private FramePublisher.Keeper keeper(Progress begin) {
        return isLive() ? reached -> {} : reached -> file.write(begin.at(reached));
    }

    private boolean isLive() {
        return request.kind() == SourceKind.STREAM;
    }
}
