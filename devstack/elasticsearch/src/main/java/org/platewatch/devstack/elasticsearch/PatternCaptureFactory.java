package org.platewatch.devstack.elasticsearch;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.pattern.PatternCaptureGroupTokenFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.TokenFilterFactory;

/** {@code pattern_capture}: one token for each group of each pattern that is found in the incoming token. */
record PatternCaptureFactory(String name, boolean keepsOriginal, List<Pattern> patterns) implements TokenFilterFactory {

    PatternCaptureFactory {
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("filter [" + name + "] of type pattern_capture needs [patterns]");
        }
        patterns = List.copyOf(patterns);
    }

    static PatternCaptureFactory fromSettings(String name, Settings settings) {
        return new PatternCaptureFactory(
                name,
                settings.getAsBoolean("preserve_original", true),
                settings.getAsList("patterns").stream().map(Pattern::compile).toList());
    }

    @Override
    public TokenStream create(TokenStream tokens) {
        return new PatternCaptureGroupTokenFilter(tokens, keepsOriginal, patterns.toArray(Pattern[]::new));
    }

    @Override
    public boolean breaksFastVectorHighlighter() {
        // several tokens at one offset, which that highlighter cannot order
        return true;
    }
}
