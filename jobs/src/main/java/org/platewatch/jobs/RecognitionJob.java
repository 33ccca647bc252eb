package org.platewatch.jobs;

import java.nio.file.Path;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.platewatch.jobs.config.JobConfig;
import org.platewatch.jobs.config.Setting;
import org.platewatch.jobs.frames.FrameDecoder;
import org.platewatch.jobs.frames.FramePictures;
import org.platewatch.jobs.frames.RecognizerFactory;
import org.platewatch.jobs.fusion.FusionRule;
import org.platewatch.jobs.images.ImageFolder;
import org.platewatch.recognition.PlateRecognizer;
import org.platewatch.recognition.RecognizerConfig;
import org.platewatch.recognition.model.ModelFiles.Precision;

/** The job that turns frames into reads: {@link RecognitionTopology} from Kafka to Kafka. */
public final class RecognitionJob {
    private RecognitionJob() {}

    public static void main(String[] arguments) throws Exception {
        JobConfig config = JobConfig.of(List.of(arguments), System.getenv());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(FlinkSettings.of(config));
        define(env, config);
        env.execute("platewatch recognition");
    }

    /** Connects the topology to Kafka and Elasticsearch as configured. */
    public static void define(StreamExecutionEnvironment env, JobConfig config) {
        KafkaConnectors kafka = KafkaConnectors.of(config);

        RecognitionTopology.Outbound recognised = RecognitionTopology.build(kafka.frames(env), settings(config));

        Sinks sinks = new Sinks(config, kafka);
        sinks.publishReads(recognised.reads());
        sinks.indexHealth(recognised.health());
        sinks.publishDeadLetters(recognised.deadLetters());
    }

    /** The rules that the configuration sets. */
    static RecognitionSettings settings(JobConfig config) {
        return new RecognitionSettings(
                new FrameDecoder(MatchingJob.captureTimes(config)),
                new FramePictures(config.list(Setting.FRAME_URI_ROOTS)),
                recognizers(config.text(Setting.RECOGNITION_MODELS), config.precision()),
                new FusionRule(config.duration(Setting.PASS_GAP), config.probability(Setting.READ_MIN_CONFIDENCE)),
                config.duration(Setting.PASS_ENDS_AFTER),
                new ImageFolder(config.text(Setting.IMAGES_FOLDER)));
    }

    private static RecognizerFactory recognizers(String models, Precision precision) {
        return () -> {
            RecognizerConfig config = RecognizerConfig.DEFAULT.withPrecision(precision);
            return PlateRecognizer.open(models.isEmpty() ? config : config.withModels(Path.of(models)));
        };
    }
}
