let lastMillis = 0
let counter = 0

/**
 * A UUID of version 7 (RFC 9562 §6.2): ids of one process sort in the order in which they were made, so that rows
 * written within one tick of the database's clock keep their order.
 */
export function newId(): string {
  const millis = Date.now()
  if (millis > lastMillis) {
    lastMillis = millis
    counter = 0
  } else if (counter === 0xfff) {
    lastMillis += 1
    counter = 0
  } else {
    counter += 1
  }
  const time = lastMillis.toString(16).padStart(12, '0')
  const order = counter.toString(16).padStart(3, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${order}-${crypto.randomUUID().slice(19)}`
}
