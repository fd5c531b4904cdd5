package org.patchbay.probe.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.probe.entity.Answer;
import org.patchbay.probe.entity.Question;
import org.patchbay.probe.entity.Reply;
import org.patchbay.probe.entity.Way;
import org.patchbay.reconcile.control.Workplace;

/**
 * Asks all nodes of a round at the same time, on threads of its own: a worker waits for the round
 * and not for each node, and never longer than the round may last.
 */
@ApplicationScoped
public class Asking {
  private static final int AT_ONCE = 16;
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(15);

  @Inject Instance<PublicDoor> doors;
  @Inject GuestDoor guests;
  @Inject Workplace workplace;

  @Inject
  @ConfigProperty(name = "patchbay.probe.limit")
  Duration limit;

  private ExecutorService threads;

  @PostConstruct
  void start() {
    threads = Executors.newFixedThreadPool(AT_ONCE, workplace.threads());
  }

  /** What came back, by container; a node that was not done in time counts as unknown. */
  Map<UUID, Heard> ask(List<Patient> patients) {
    Map<UUID, List<Future<Heard>>> begun = new LinkedHashMap<>();
    for (Patient patient : patients) {
      begun.put(
          patient.container(),
          Arrays.stream(Way.values())
              .filter(patient::isAsked)
              .map(way -> threads.submit(() -> inside(patient, way)))
              .toList());
    }
    return heard(begun);
  }

  private Heard inside(Patient patient, Way way) {
    AtomicReference<Heard> heard = new AtomicReference<>(Heard.NOTHING);
    workplace.inside(() -> heard.set(ask(patient, way)));
    return heard.get();
  }

  private Heard ask(Patient patient, Way way) {
    List<Question> questions = patient.questions(way);
    Map<Question, Reply> replies = new LinkedHashMap<>();
    if (!questions.isEmpty()) {
      List<Reply> heard = ask(patient, way, questions);
      for (int i = 0; i < questions.size(); i++) {
        replies.put(questions.get(i), heard.get(i));
      }
    }
    List<String> files = way == Way.GUEST ? patient.files() : List.of();
    return new Heard(replies, guests.files(patient.host(), patient.machine(), files));
  }

  private List<Reply> ask(Patient patient, Way way, List<Question> questions) {
    return switch (way) {
      case GUEST -> guests.ask(patient.host(), patient.machine(), questions);
      case PUBLIC ->
          doors.stream()
              .filter(door -> door.serves(patient.host()))
              .findFirst()
              .map(door -> door.ask(patient.host(), patient.machine(), questions, limit))
              .orElseGet(() -> questions.stream().map(q -> Reply.of(Answer.UNTOLD)).toList());
    };
  }

  private static Map<UUID, Heard> heard(Map<UUID, List<Future<Heard>>> begun) {
    long end = System.nanoTime() + LONGEST_ROUND.toNanos();
    Map<UUID, Heard> all = new LinkedHashMap<>();
    begun.forEach(
        (container, futures) ->
            all.put(
                container,
                futures.stream()
                    .map(future -> await(future, end))
                    .reduce(Heard.NOTHING, Heard::and)));
    return all;
  }

  private static Heard await(Future<Heard> future, long end) {
    try {
      return future.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      return Heard.NOTHING;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Heard.NOTHING;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
