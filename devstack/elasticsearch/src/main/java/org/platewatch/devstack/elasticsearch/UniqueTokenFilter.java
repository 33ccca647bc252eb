package org.platewatch.devstack.elasticsearch;

import java.io.IOException;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** {@code unique}: lets each term of a text pass once. */
final class UniqueTokenFilter extends FilteringTokenFilter {

    private static final int EXPECTED_TERMS = 16;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final CharArraySet seen = new CharArraySet(EXPECTED_TERMS, false);

    UniqueTokenFilter(TokenStream tokens) {
        super(tokens);
    }

    @Override
    protected boolean accept() {
        return seen.add(term.toString());
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        seen.clear();
    }
}
