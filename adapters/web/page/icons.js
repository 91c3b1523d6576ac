const PATHS = {
  alert: ['M12 3 2.500 20h19z', 'M12 10v4', 'M12 17.300v.1'],
  arrow: ['M12 19V5', 'm6 11 6-6 6 6'],
  back: ['M19 12H5', 'm11 6-6 6 6 6'],
  chart: ['M4 4v16h16', 'M9 16v-5', 'M14 16V8', 'M19 16v-3'],
  check: ['m5 12.500 4.500 4.500L19 7.500'],
  chevron: ['m7 10 5 5 5-5'],
  clip: [
    'm20 11.500-8.200 8.200a5 5 0 0 1-7.100-7.100l8.500-8.400a3.300 3.300 0 0 1 4.700 4.700l-8.500 8.400a1.700 1.700 0 0 1-2.400-2.400l7.800-7.700',
  ],
  close: ['M6 6l12 12', 'M18 6 6 18'],
  copy: ['M9 9h11v11H9z', 'M5 15H4V4h11v1'],
  file: ['M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8z', 'M14 3v5h5', 'M9 13h6', 'M9 17h4'],
  globe: [
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
    'M3 12h18',
    'M12 3c5 5.500 5 12.500 0 18',
    'M12 3c-5 5.500-5 12.500 0 18',
  ],
  info: ['M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z', 'M12 11v5', 'M12 8v.1'],
  lock: ['M6 11h12v9H6z', 'M9 11V8a3 3 0 0 1 6 0v3'],
  menu: ['M4 7h16', 'M4 12h16', 'M4 17h16'],
  off: ['M12 4v8', 'M7 6.500a7.500 7.500 0 1 0 10 0'],
  open: ['M14 4h6v6', 'm20 4-9 9', 'M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5'],
  plug: ['M9 3v5', 'M15 3v5', 'M6 8h12v3a6 6 0 0 1-12 0z', 'M12 17v4'],
  reply: ['M20 12a7 7 0 0 1-7 7H5l2-3a7 7 0 0 1-2-4 7 7 0 0 1 7-7h1a7 7 0 0 1 7 7z'],
  stop: ['M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z', 'm9 9 6 6', 'm15 9-6 6'],
  table: ['M4 5h16v14H4z', 'M4 10h16', 'M10 10v9'],
}

const SVG = 'http://www.w3.org/2000/svg'

function draw(viewBox, paths, className) {
  const svg = document.createElementNS(SVG, 'svg')
  for (const [name, value] of Object.entries({ viewBox, class: className, 'aria-hidden': 'true' }))
    svg.setAttribute(name, value)
  for (const d of paths) {
    const path = document.createElementNS(SVG, 'path')
    path.setAttribute('d', d)
    svg.append(path)
  }
  return svg
}

export const icon = (name) => draw('0 0 24 24', PATHS[name], 'icon')

/** Nova's mark: a new star. */
export const star = () =>
  draw(
    '0 0 32 32',
    [
      'M16 4.500c1.200 6.600 4.900 10.300 11.500 11.500-6.600 1.200-10.300 4.900-11.500 11.500-1.200-6.600-4.900-10.300-11.500-11.500 6.600-1.200 10.300-4.900 11.500-11.500z',
    ],
    'star',
  )
