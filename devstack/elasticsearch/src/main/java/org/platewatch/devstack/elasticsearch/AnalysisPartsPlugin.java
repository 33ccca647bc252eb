package org.platewatch.devstack.elasticsearch;

import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.core.UpperCaseFilter;
import org.elasticsearch.common.settings.Setting;
import org.elasticsearch.common.settings.Setting.Property;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * Gives the bare server of the devstack what a full Elasticsearch has in modules that are not published: the analysis
 * parts that the index of native users and roles is made with, the {@code uppercase} filter for plates, and the index
 * settings by which a template names its lifecycle policy. Nothing here runs a policy or touches a licence.
 */
public final class AnalysisPartsPlugin extends Plugin implements AnalysisPlugin {

    private static final List<Setting<?>> LIFECYCLE_SETTINGS = List.of(
            Setting.simpleString("index.lifecycle.name", Property.Dynamic, Property.IndexScope),
            Setting.simpleString("index.lifecycle.rollover_alias", Property.Dynamic, Property.IndexScope),
            Setting.boolSetting("index.lifecycle.indexing_complete", false, Property.Dynamic, Property.IndexScope),
            Setting.timeSetting(
                    "index.lifecycle.step.wait_time_threshold",
                    TimeValue.timeValueHours(12),
                    TimeValue.timeValueHours(1),
                    Property.Dynamic,
                    Property.IndexScope));

    /** Called by the server, which finds this class by the plugin's descriptor. */
    public AnalysisPartsPlugin() {}

    @Override
    public List<Setting<?>> getSettings() {
        return LIFECYCLE_SETTINGS;
    }

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.of(
                "pattern_capture",
                AnalysisPlugin.requiresAnalysisSettings(
                        (index, environment, name, settings) -> PatternCaptureFactory.fromSettings(name, settings)),
                "unique",
                (index, environment, name, settings) -> new SimpleFilterFactory(name, UniqueTokenFilter::new),
                "uppercase",
                (index, environment, name, settings) -> new NormalizingFilterFactory(name, UpperCaseFilter::new));
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Map.of(
                "uax_url_email",
                (index, environment, name, settings) -> UrlEmailTokenizerFactory.fromSettings(name, settings));
    }
}
