/** Where the phone is, to about a kilometre; null when it will not say. */
export function roughPlace(): Promise<{ latitude: number; longitude: number } | null> {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({ latitude: rounded(coords.latitude), longitude: rounded(coords.longitude) }),
      () => resolve(null),
      { timeout: 15_000, maximumAge: 600_000 },
    );
  });
}

function rounded(degrees: number): number {
  return Math.round(degrees * 100) / 100;
}
