package org.platewatch.devstack.elasticsearch;

import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.elasticsearch.index.analysis.TokenFilterFactory;

/** A token filter without settings of its own. */
record SimpleFilterFactory(String name, UnaryOperator<TokenStream> filter) implements TokenFilterFactory {

    @Override
    public TokenStream create(TokenStream tokens) {
        return filter.apply(tokens);
    }
}
