package org.platewatch.simulation;

import java.util.ArrayList;
import java.util.List;
import org.platewatch.events.Camera;
import org.platewatch.events.CameraKind;
import org.platewatch.events.Position;

/** The fixed cameras of the city by number, the last of them unregistered, and those of its patrol units. */
final class Cameras {
    private static final String[] APPROACH = {"northbound", "eastbound", "southbound", "westbound"};
    private static final int APPROACHES = APPROACH.length;
    private static final double POLE_DEGREES = 0.00012; // a pole stands some 13 m before the crossing
    private static final int FIRST_UNIT = 101;

    private final List<Camera> fixed = new ArrayList<>();
    private final List<Spot> fixedSpots = new ArrayList<>();
    private final List<List<Integer>> bySite = new ArrayList<>();
    private final List<Camera> mobile = new ArrayList<>();

    Cameras(City city, int fixedCount, int mobileCount) {
        for (int i = 0; i < fixedCount; i++) {
            int site = i % city.size();
            if (site == i) {
                bySite.add(new ArrayList<>());
            }
            bySite.get(site).add(i);
            fixed.add(onPole(city.site(site), site, i / city.size()));
            fixedSpots.add(Spot.fixed(fixed.get(i).id()));
        }
        for (int i = 0; i < mobileCount; i++) {
            mobile.add(new Camera(
                    unit(i) + "-lpr",
                    "corona-pd",
                    "Patrol unit " + (FIRST_UNIT + i),
                    CameraKind.MOBILE,
                    Position.UNKNOWN,
                    Double.NaN,
                    0));
        }
    }

    /** What is published on the cameras' topic: all but the last fixed one. */
    List<Camera> registered() {
        List<Camera> registered = new ArrayList<>(fixed.subList(0, fixed.size() - 1));
        registered.addAll(mobile);
        return registered;
    }

    List<Camera> fixed() {
        return fixed;
    }

    Camera unregistered() {
        return fixed.get(fixed.size() - 1);
    }

    Spot fixedSpot(int camera) {
        return fixedSpots.get(camera);
    }

    Spot mobileSpot(int unit, Position position, double headingDegrees) {
        return new Spot(mobile.get(unit).id(), unit(unit), position, headingDegrees);
    }

    static CameraModel model(int camera) {
        return switch (camera % 5) {
            case 3 -> CameraModel.PLAIN;
            case 4 -> CameraModel.OLD;
            default -> CameraModel.RICH;
        };
    }

    /** The camera at a site that sees traffic of that direction best. */
    int facing(int site, double headingDegrees) {
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int camera : bySite.get(site)) {
            double off = Math.abs((fixed.get(camera).headingDegrees() - headingDegrees + 540) % 360 - 180);
            if (off < least) {
                least = off;
                best = camera;
            }
        }
        return best;
    }

    private static String unit(int index) {
        return "unit-" + (FIRST_UNIT + index);
    }

    private static Camera onPole(City.Site site, int index, int round) {
        int approach = (index + 2 * (round % APPROACHES) + round % APPROACHES / 2) % APPROACHES;
        int lane = round / APPROACHES + 1;
        double heading = 90.0 * approach;
        double radians = Math.toRadians(heading);
        Position pole = new Position(
                round6(site.position().lat() - POLE_DEGREES * Math.cos(radians)),
                round6(site.position().lon() - POLE_DEGREES * Math.sin(radians)));
        String laneSuffix = lane == 1 ? "" : "-lane" + lane;
        return new Camera(
                site.slug() + "-" + APPROACH[approach].charAt(0) + "b" + laneSuffix,
                site.agency(),
                site.name() + ", " + APPROACH[approach] + (lane == 1 ? "" : " lane " + lane),
                CameraKind.FIXED,
                pole,
                heading,
                lane == 1 ? 2 : 1);
    }

    static double round6(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
