package org.platewatch.jobs.config;

/** Every setting of the jobs: its name, default and meaning. {@code docs/configuration.md} shows the same table. */
public enum Setting {
    KAFKA_BOOTSTRAP("kafka.bootstrap", "localhost:9092", "Kafka brokers, host:port, comma separated"),
    KAFKA_GROUP("kafka.group", "platewatch", "Consumer group under which progress is shown"),
    ELASTICSEARCH_URI("elasticsearch.uri", "https://localhost:9200", "Elasticsearch nodes, comma separated"),
    ELASTICSEARCH_CA("elasticsearch.ca", "", "File with the PEM certificate of the authority that signed theirs"),
    ELASTICSEARCH_USER("elasticsearch.user", "platewatch-writer", "User that the job writes as"),
    ELASTICSEARCH_PASSWORD_FILE("elasticsearch.password-file", "", "File that holds its password, mode 600"),
    CAPTURE_AHEAD("capture.ahead", "PT5M", "How far a camera's clock may run ahead before its reads are set aside"),
    CAPTURE_RETENTION("capture.retention", "P403D", "Captures older than this are set aside"),
    FRAME_URI_ROOTS(
            "frame.uri-roots",
            "",
            "Folders, as URIs, that frames may point into, comma separated; empty refuses frames by URI"),
    RECOGNITION_MODELS(
            "recognition.models", "", "Folder with detector and reader, each with a model.json; empty for our own"),
    RECOGNITION_PRECISION(
            "recognition.precision", "int8", "int8, fast where the processor has VNNI, or fp32, as trained"),
    PASS_GAP("pass.gap", "PT2S", "Looks at one plate that lie further apart are two passes"),
    PASS_ENDS_AFTER("pass.ends-after", "PT3S", "A pass of which nothing has arrived for so long is read"),
    READ_MIN_CONFIDENCE("read.min-confidence", "0.4", "Reads that are less probably right are none, 0 to 1"),
    IMAGES_FOLDER("images.folder", "", "URI of the folder for pictures of reads; empty keeps none"),
    CAMERA_GRACE(
            "camera.grace", "PT10S", "How long the first reads of an unregistered camera wait for its registration"),
    HIT_WINDOW("hit.window", "PT10M", "Reads of one entry by one camera within one window are one hit"),
    HIT_LIVE_WITHIN("hit.live-within", "PT15M", "A read that arrives later than this after its capture is historic"),
    HIT_LOOK_BACK("hit.look-back", "PT72H", "How long reads are remembered for entries that come later"),
    HOTLIST_UPLOAD_LATENESS("hotlist.upload-lateness", "P30D", "How long ended entries are kept for late uploads"),
    CHECKPOINT_INTERVAL("checkpoint.interval", "PT10S", "Time between checkpoints: what a restart repeats at most"),
    CHECKPOINT_FOLDER("checkpoint.folder", "", "URI of the folder for checkpoints; empty keeps them in memory"),
    PARALLELISM("parallelism", "2", "Parallel instances of each step");

    private final String key;
    private final String defaultValue;
    private final String meaning;

    Setting(String key, String defaultValue, String meaning) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
    }

    public String key() {
        return key;
    }

    public String defaultValue() {
        return defaultValue;
    }

    public String meaning() {
        return meaning;
    }

    /** The environment variable that sets it, such as PLATEWATCH_KAFKA_BOOTSTRAP. */
    public String environmentVariable() {
        return "PLATEWATCH_" + name();
    }
}
