package org.platewatch.devstack.elasticsearch;

import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.email.UAX29URLEmailAnalyzer;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.TokenizerFactory;

/** {@code uax_url_email}: words by the rules of Unicode, with URLs and mail addresses kept whole. */
record UrlEmailTokenizerFactory(String name, int longestToken) implements TokenizerFactory {

    static UrlEmailTokenizerFactory fromSettings(String name, Settings settings) {
        return new UrlEmailTokenizerFactory(
                name, settings.getAsInt("max_token_length", UAX29URLEmailAnalyzer.DEFAULT_MAX_TOKEN_LENGTH));
    }

    @Override
    public Tokenizer create() {
        UAX29URLEmailTokenizer tokenizer = new UAX29URLEmailTokenizer();
        tokenizer.setMaxTokenLength(longestToken);
        return tokenizer;
    }
}
