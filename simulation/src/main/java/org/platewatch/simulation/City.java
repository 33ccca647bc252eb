package org.platewatch.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.platewatch.events.Position;

/** The places that have a camera, and the way from each to each along its neighbours. */
final class City {
    /** A place that has a camera. */
    record Site(String slug, String name, String agency, Position position) {}

    private static final int NEIGHBOURS = 4;

    private final List<Site> sites;
    /** {@code hop[a][b]}: the neighbour of a that is next on the way to b. */
    private final int[][] hop;

    /** The first {@code size} places of the town, or as many as are known. */
    City(int size) {
        List<Site> known = known();
        this.sites = List.copyOf(known.subList(0, Math.min(size, known.size())));
        List<List<Integer>> streets = streets();
        this.hop = new int[sites.size()][];
        for (int to = 0; to < sites.size(); to++) {
            int[] towards = towards(to, streets);
            for (int from = 0; from < sites.size(); from++) {
                if (to == 0) {
                    hop[from] = new int[sites.size()];
                }
                hop[from][to] = towards[from];
            }
        }
    }

    int size() {
        return sites.size();
    }

    Site site(int index) {
        return sites.get(index);
    }

    int hop(int from, int to) {
        return hop[from][to];
    }

    double metres(int from, int to) {
        return sites.get(from).position.metresTo(sites.get(to).position);
    }

    /** The direction from one place to another, 0 = north, clockwise. */
    double heading(int from, int to) {
        Position a = sites.get(from).position;
        Position b = sites.get(to).position;
        double east = (b.lon() - a.lon()) * Math.cos(Math.toRadians(a.lat()));
        return (Math.toDegrees(Math.atan2(east, b.lat() - a.lat())) + 360) % 360;
    }

    /** A street runs to each of the nearest neighbours and back, and along the list, so that all are connected. */
    private List<List<Integer>> streets() {
        List<List<Integer>> streets = new ArrayList<>();
        IntStream.range(0, sites.size()).forEach(i -> streets.add(new ArrayList<>()));
        for (int from = 0; from < sites.size(); from++) {
            int here = from;
            IntStream.range(0, sites.size())
                    .filter(to -> to != here)
                    .boxed()
                    .sorted(Comparator.comparingDouble(to -> metres(here, to)))
                    .limit(NEIGHBOURS)
                    .forEach(to -> connect(streets, here, to));
        }
        int[] reached = towards(0, streets);
        for (int from = 0; from < sites.size(); from++) {
            if (reached[from] < 0) {
                connect(streets, from, 0);
            }
        }
        return streets;
    }

    private static void connect(List<List<Integer>> streets, int a, int b) {
        if (!streets.get(a).contains(b)) {
            streets.get(a).add(b);
            streets.get(b).add(a);
        }
    }

    /** For every place the neighbour on its way to {@code to} with the fewest places between; -1 without a way. */
    private static int[] towards(int to, List<List<Integer>> streets) {
        int[] next = new int[streets.size()];
        Arrays.fill(next, -1);
        next[to] = to;
        Deque<Integer> reached = new ArrayDeque<>(List.of(to));
        while (!reached.isEmpty()) {
            int here = reached.remove();
            for (int from : streets.get(here)) {
                if (next[from] < 0) {
                    next[from] = here;
                    reached.add(from);
                }
            }
        }
        return next;
    }

    private static List<Site> known() {
        try (InputStream csv = City.class.getResourceAsStream("sites.csv")) {
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(City::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("sites.csv lies beside this class", e);
        }
    }

    private static Site parse(String line) {
        String[] field = line.split(";");
        return new Site(
                field[0], field[1], field[2], new Position(Double.parseDouble(field[3]), Double.parseDouble(field[4])));
    }
}
