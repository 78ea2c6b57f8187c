"""Normal probabilities in closed form: one error, and two errors that share a part."""

from math import asin, cos, erfc, exp, pi, sin, sqrt

_PANELS = 48
NO_ERROR = 1e-9  # a standard deviation below this is none


def chance_above_zero(mean: float, sd: float) -> float:
    """P(X > 0) for X normal with this mean and standard deviation; with standard deviation 0: 1 or 0."""
    if sd < NO_ERROR:
        return 1.0 if mean > 0 else 0.0
    return _phi(mean / sd)


def chance_both_above_zero(mean_x: float, mean_y: float, sd_x: float, sd_y: float, correlation: float) -> float:
    """P(X > 0 and Y > 0) for jointly normal X and Y, by Plackett's identity.

    The derivative of the bivariate normal integral with respect to the correlation ρ is its density; with ρ = sin θ the
    integrand is smooth on the whole way, and Simpson's rule gives at least eight digits.
    """
    if sd_x < NO_ERROR or sd_y < NO_ERROR:
        return chance_above_zero(mean_x, sd_x) * chance_above_zero(mean_y, sd_y)
    h, k = mean_x / sd_x, mean_y / sd_y
    rho = max(-1.0, min(1.0, correlation))
    if rho <= -1.0 + 1e-12:
        return max(0.0, _phi(h) + _phi(k) - 1.0)
    if rho >= 1.0 - 1e-12:
        return _phi(min(h, k))
    step = asin(rho) / _PANELS
    weighted = 0.0
    for i in range(_PANELS + 1):
        weight = 1 if i in (0, _PANELS) else 4 if i % 2 else 2
        weighted += weight * exp(-(h * h + k * k - 2 * h * k * sin(i * step)) / (2 * cos(i * step) ** 2))
    return min(1.0, max(0.0, _phi(h) * _phi(k) + weighted * step / 3 / (2 * pi)))


def _phi(z: float) -> float:
    return erfc(-z / sqrt(2)) / 2
