package org.patchbay.probe.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.probe.entity.Duty;
import org.patchbay.probe.entity.Question;
import org.patchbay.probe.entity.Way;

/**
 * A node that a round looks at.
 *
 * @param ran its container ran when the questions were chosen
 * @param ready since when its guest was, when it was asked
 * @param questions none while its container does not run
 * @param files that its guest is asked for, until it was well once
 */
record Patient(
    Duty duty,
    HostAddress host,
    Stamp machine,
    boolean ran,
    Optional<Instant> ready,
    List<Question> questions,
    List<String> files) {
  List<Question> questions(Way way) {
    return questions.stream().filter(question -> question.way() == way).toList();
  }

  boolean isAsked(Way way) {
    return !questions(way).isEmpty() || way == Way.GUEST && !files.isEmpty();
  }

  UUID container() {
    return duty.container();
  }
}
