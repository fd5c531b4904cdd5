package org.patchbay.probe.edge.net;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.patchbay.catalogue.entity.Transport;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.probe.control.PublicDoor;
import org.patchbay.probe.entity.Answer;
import org.patchbay.probe.entity.Question;
import org.patchbay.probe.entity.Reply;

/** Public addresses over the network, as the catalogue's probes say: SIP, HTTP, TCP. */
@ApplicationScoped
public class NetworkDoor implements PublicDoor {
  private static final Set<String> NOT_REAL = Set.of("simulated", "simulated-memory", "test");

  /** Follows nowhere: where a node redirects to is not the portal's to fetch. */
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  @Override
  public boolean serves(HostAddress host) {
    return !NOT_REAL.contains(host.uri().getScheme());
  }

  @Override
  public List<Reply> ask(
      HostAddress host, Stamp machine, List<Question> questions, Duration limit) {
    return questions.stream().map(question -> ask(question, limit)).toList();
  }

  private Reply ask(Question question, Duration limit) {
    try {
      return speak(question, limit);
    } catch (ConnectException e) {
      return Reply.of(Answer.REFUSED);
    } catch (SocketTimeoutException | HttpTimeoutException e) {
      return Reply.of(Answer.SILENT);
    } catch (IOException e) {
      return new Reply(Answer.SILENT, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.of(Answer.UNTOLD);
    }
  }

  private Reply speak(Question question, Duration limit) throws IOException, InterruptedException {
    var there = new InetSocketAddress(question.address(), question.probe().port());
    return switch (question.probe().kind()) {
      case HTTP -> get(there, question.probe().path().orElse("/"), limit);
      case SIP ->
          question.probe().transport() == Transport.UDP
              ? SipCalls.udp(there, limit)
              : SipCalls.tcp(there, limit);
      case TCP -> connect(there, limit);
    };
  }

  private static Reply connect(InetSocketAddress there, Duration limit) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(there, Math.toIntExact(limit.toMillis()));
      return Reply.of(Answer.ANSWERED);
    }
  }

  private Reply get(InetSocketAddress there, String path, Duration limit)
      throws IOException, InterruptedException {
    String address = there.getAddress().getHostAddress();
    String host = there.getAddress() instanceof Inet6Address ? "[" + address + "]" : address;
    URI uri = URI.create("http://" + host + ":" + there.getPort() + path);
    HttpResponse<InputStream> response =
        http.send(
            HttpRequest.newBuilder(uri).timeout(limit).GET().build(),
            HttpResponse.BodyHandlers.ofInputStream());
    // Only the status is wanted: a body may have no end.
    response.body().close();
    Answer answer = response.statusCode() >= 500 ? Answer.TROUBLED : Answer.ANSWERED;
    return new Reply(answer, "HTTP " + response.statusCode());
  }
}
