package org.platewatch.devstack.elasticsearch;

import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;

/** A token filter that works on one character at a time, so that a normaliser of a keyword field may use it too. */
record NormalizingFilterFactory(String name, UnaryOperator<TokenStream> filter)
        implements NormalizingTokenFilterFactory {

    @Override
    public TokenStream create(TokenStream tokens) {
        return filter.apply(tokens);
    }
}
