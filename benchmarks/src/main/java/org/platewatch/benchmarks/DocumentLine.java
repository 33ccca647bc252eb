package org.platewatch.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.platewatch.events.PlateRead;
import org.platewatch.index.IndexDocument;

/** A document in the file that both contestants of the sink's benchmark load: its id, a tab, its JSON. */
record DocumentLine(String id, String json) {
    static DocumentLine parse(String line) {
        int tab = line.indexOf('\t');
        return new DocumentLine(line.substring(0, tab), line.substring(tab + 1));
    }

    byte[] bytes() {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    static void write(List<PlateRead> reads, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (PlateRead read : reads) {
                IndexDocument document = IndexDocument.of(read);
                out.write(document.id() + '\t' + new String(document.json(), StandardCharsets.UTF_8) + '\n');
            }
        }
    }
}
