package org.platewatch.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user that engines run as: ourselves, or an unprivileged one when we are root, since Elasticsearch refuses to run
 * as root and neither engine needs it.
 *
 * @param uid numeric user
 * @param gid numeric group
 * @param prefix words to put before a command so that it runs as that user; empty for ourselves
 */
record ChildUser(int uid, int gid, List<String> prefix) {

    private static final String UNPRIVILEGED = "nobody";

    ChildUser {
        prefix = List.copyOf(prefix);
    }

    static ChildUser forThisProcess() {
        int uid = numberOf("id", "-u");
        int gid = numberOf("id", "-g");
        return uid == 0 ? unprivileged() : new ChildUser(uid, gid, List.of());
    }

    private static ChildUser unprivileged() {
        int uid = numberOf("id", "-u", UNPRIVILEGED);
        int gid = numberOf("id", "-g", UNPRIVILEGED);
        List<String> setpriv =
                List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--no-new-privs", "--");
        List<String> runuser = List.of("runuser", "-u", UNPRIVILEGED, "--");
        return Stream.of(setpriv, runuser)
                .map(prefix -> new ChildUser(uid, gid, prefix))
                .filter(user -> user.succeeds(List.of("true")))
                .findFirst()
                .orElseThrow(() -> new DevStackException("Started by root, the engines must run as user " + UNPRIVILEGED
                        + ", but neither setpriv nor runuser works here: start as another user instead."));
    }

    /** Whether the engines run as somebody else than we do. */
    boolean isSomebodyElse() {
        return !prefix.isEmpty();
    }

    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    boolean succeeds(List<String> command) {
        return Shell.run(command(command)).succeeded();
    }

    /** Whether this user may read these files, and look into those of them that are folders. */
    boolean canUse(Path... paths) {
        if (!isSomebodyElse()) {
            return true;
        }
        String test =
                "for p in \"$@\"; do test -r \"$p\" || exit 1; test ! -d \"$p\" || test -x \"$p\" || exit 1; done";
        return succeeds(Stream.concat(
                        Stream.of("sh", "-c", test, "sh"), Arrays.stream(paths).map(Path::toString))
                .toList());
    }

    /** Gives a folder and all in it to this user. */
    void own(Path folder) {
        if (!isSomebodyElse()) {
            return;
        }
        Shell.Outcome outcome = Shell.run(List.of("chown", "-R", "-h", uid + ":" + gid, folder.toString()));
        if (!outcome.succeeded()) {
            throw new DevStackException("The folder " + folder + " could not be given to the user that runs the "
                    + "engines: " + outcome.output());
        }
    }

    /** Who owns a file instead of this user, if somebody else does. */
    Optional<String> foreignOwner(Path file) {
        try {
            return (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS) == uid
                    ? Optional.empty()
                    : Optional.of(
                            Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName());
        } catch (IOException e) {
            throw new DevStackException("The folder " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static int numberOf(String... command) {
        Shell.Outcome outcome = Shell.run(new ArrayList<>(List.of(command)));
        try {
            return Integer.parseInt(outcome.output());
        } catch (NumberFormatException e) {
            throw new DevStackException(
                    "The command \"" + String.join(" ", command) + "\" gave no number: " + outcome.output(), e);
        }
    }
}
