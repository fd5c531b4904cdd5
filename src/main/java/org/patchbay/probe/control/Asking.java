package org.patchbay.probe.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
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
  Map<UUID, Map<Question, Reply>> ask(List<Patient> patients) {
    Map<UUID, List<Future<Map<Question, Reply>>>> begun = new LinkedHashMap<>();
    for (Patient patient : patients) {
      List<Future<Map<Question, Reply>>> his = new ArrayList<>();
      for (Way way : Way.values()) {
        List<Question> some = patient.questions().stream().filter(q -> q.way() == way).toList();
        if (!some.isEmpty()) {
          his.add(threads.submit(() -> inside(patient, way, some)));
        }
      }
      begun.put(patient.duty().container(), his);
    }
    return heard(begun);
  }

  private Map<Question, Reply> inside(Patient patient, Way way, List<Question> questions) {
    Map<Question, Reply> replies = new LinkedHashMap<>();
    workplace.inside(
        () -> {
          List<Reply> heard = ask(patient, way, questions);
          for (int i = 0; i < questions.size(); i++) {
            replies.put(questions.get(i), heard.get(i));
          }
        });
    return replies;
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

  private static Map<UUID, Map<Question, Reply>> heard(
      Map<UUID, List<Future<Map<Question, Reply>>>> begun) {
    long end = System.nanoTime() + LONGEST_ROUND.toNanos();
    Map<UUID, Map<Question, Reply>> all = new LinkedHashMap<>();
    begun.forEach(
        (container, futures) -> {
          Map<Question, Reply> his = new LinkedHashMap<>();
          futures.forEach(future -> his.putAll(await(future, end)));
          all.put(container, his);
        });
    return all;
  }

  private static Map<Question, Reply> await(Future<Map<Question, Reply>> future, long end) {
    try {
      return future.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      return Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
