package org.platewatch.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The rates that several rounds measured. */
final class Rates {
    private final List<Double> rates = new ArrayList<>();

    void add(double rate) {
        rates.add(rate);
    }

    double last() {
        return rates.getLast();
    }

    double median() {
        List<Double> sorted = rates.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
