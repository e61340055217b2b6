package io.vitrine.cli.connection;

import java.net.URI;
import java.util.Locale;

/**
 * Where a gateway listens.
 *
 * @param url as given, for messages and for the viewer
 * @param host name or address
 * @param port 1 to 65535
 * @param tls whether the connection is encrypted (https)
 */
public record GatewayAddress(String url, String host, int port, boolean tls) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /**
   * Reads http://HOST[:PORT] or https://HOST[:PORT]; anything else is an IllegalArgumentException
   * that says so.
   */
  public static GatewayAddress parse(String url) {
    URI uri;
    try {
      uri = URI.create(url.strip());
    } catch (IllegalArgumentException e) {
      throw wrong(url, e);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean tls = scheme.equals("https");
    String path = uri.getPath() == null ? "" : uri.getPath();
    if ((!tls && !scheme.equals("http"))
        || uri.getHost() == null
        || !(path.isEmpty() || path.equals("/"))) {
      throw wrong(url, null);
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : tls ? HTTPS : HTTP;
    if (port < 1 || port > 65535) {
      throw wrong(url, null);
    }
    return new GatewayAddress(url.strip(), uri.getHost(), port, tls);
  }

  private static IllegalArgumentException wrong(
      String url, @org.jspecify.annotations.Nullable Exception cause) {
    return new IllegalArgumentException(
        "the gateway must be http://HOST:PORT or https://HOST:PORT, not '" + url + "'", cause);
  }
}
