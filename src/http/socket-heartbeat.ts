import type { WebSocket, WebSocketServer } from 'ws';

/**
 * Asks every socket for a sign of life each `intervalMs`, and ends those that gave none since the last time: a phone that
 * went out of range closes nothing. Returns the way to stop.
 */
export function keepAlive(server: WebSocketServer, intervalMs: number): () => void {
  const silent = new WeakSet<WebSocket>();
  server.on('connection', (socket) => {
    const heard = () => silent.delete(socket);
    socket.on('pong', heard).on('message', heard);
  });
  const timer = setInterval(() => {
    for (const socket of server.clients) ask(socket, silent);
  }, intervalMs);
  timer.unref();
  return () => clearInterval(timer);
}

function ask(socket: WebSocket, silent: WeakSet<WebSocket>): void {
  if (silent.has(socket)) socket.terminate();
  silent.add(socket);
  if (socket.readyState === socket.OPEN) socket.ping();
}
