package org.patchbay.web.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.web.entity.GivenAnswer;
import org.patchbay.web.entity.KeyedRequest;

/**
 * Answers by {@code Idempotency-Key}, so that a request that is sent again is answered again and
 * not done again. Each step is a transaction of its own: others must see that a request is under
 * way while it is.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class GivenAnswers {
  private static final Duration KEPT = Duration.ofHours(24);

  /** Who has not answered by then has died over it. */
  private static final Duration AT_WORK = Duration.ofMinutes(2);

  @Inject EntityManager em;
  @Inject Clock clock;

  /** What became of the attempt to be the one who answers. */
  public sealed interface Begun {
    /** Nobody has answered: do it, then {@link #keep} or {@link #drop}. */
    record Ours() implements Begun {}

    /** Somebody is at it at this moment. */
    record Theirs() implements Begun {}

    record Done(GivenAnswer answer) implements Begun {}
  }

  /**
   * Begins to answer, unless that was done.
   *
   * @throws Fault {@code IDEMPOTENCY_KEY_REUSED} when the key stood for another request
   */
  public Begun begin(KeyedRequest request) {
    Instant now = clock.instant();
    return take(request, now) ? new Begun.Ours() : earlier(request);
  }

  /** The row becomes ours when it is new, outlived, or left behind by a process that died. */
  private boolean take(KeyedRequest request, Instant now) {
    return em.createNativeQuery(
                """
                insert into idempotency (caller, key, request_hash, created_at)
                values (:caller, :key, :hash, :now)
                on conflict (caller, key) do update
                set request_hash = excluded.request_hash, created_at = excluded.created_at,
                    status = null, headers = null, body = null
                where idempotency.created_at < :outlived
                   or idempotency.status is null and idempotency.created_at < :abandoned
                      and idempotency.request_hash = excluded.request_hash
                """)
            .setParameter("caller", request.caller())
            .setParameter("key", request.key())
            .setParameter("hash", request.hash())
            .setParameter("now", now)
            .setParameter("outlived", now.minus(KEPT))
            .setParameter("abandoned", now.minus(AT_WORK))
            .executeUpdate()
        == 1;
  }

  private Begun earlier(KeyedRequest request) {
    Optional<Tuple> row = row(request);
    if (row.isPresent() && !row.get().get("request_hash").equals(request.hash())) {
      throw Fault.of(FaultCode.IDEMPOTENCY_KEY_REUSED, request.key());
    }
    return row.filter(found -> found.get("status") != null)
        .<Begun>map(found -> new Begun.Done(answer(found)))
        .orElseGet(Begun.Theirs::new);
  }

  private Optional<Tuple> row(KeyedRequest request) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        em.createNativeQuery(
                "select request_hash, status, headers, body from idempotency"
                    + " where caller = :caller and key = :key",
                Tuple.class)
            .setParameter("caller", request.caller())
            .setParameter("key", request.key())
            .getResultList();
    return rows.stream().findFirst();
  }

  private static GivenAnswer answer(Tuple row) {
    return new GivenAnswer(
        ((Number) row.get("status")).intValue(),
        headers((String) row.get("headers")),
        (byte[]) row.get("body"));
  }

  /** As on the wire: one header a line. */
  private static String lines(Map<String, String> headers) {
    return headers.entrySet().stream()
        .map(header -> header.getKey() + ": " + header.getValue())
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, String> headers(String lines) {
    return lines
        .lines()
        .map(line -> line.split(": ", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }

  /** Remembers what was answered. */
  public void keep(KeyedRequest request, GivenAnswer answer) {
    em.createNativeQuery(
            "update idempotency set status = :status, headers = :headers, body = :body"
                + " where caller = :caller and key = :key")
        .setParameter("status", answer.status())
        .setParameter("headers", lines(answer.headers()))
        .setParameter("body", answer.body())
        .setParameter("caller", request.caller())
        .setParameter("key", request.key())
        .executeUpdate();
    em.createNativeQuery("delete from idempotency where created_at < :outlived")
        .setParameter("outlived", clock.instant().minus(KEPT))
        .executeUpdate();
  }

  /** Forgets that it was tried: the same request may be sent again. */
  public void drop(KeyedRequest request) {
    em.createNativeQuery("delete from idempotency where caller = :caller and key = :key")
        .setParameter("caller", request.caller())
        .setParameter("key", request.key())
        .executeUpdate();
  }
}
