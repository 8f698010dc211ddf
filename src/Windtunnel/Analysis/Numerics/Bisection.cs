namespace Windtunnel.Analysis;

/// <summary>Finds where a monotone function changes sign, by halving until the interval cannot shrink.</summary>
internal static class Bisection
{
    /// <summary>The point where <paramref name="isBelow"/> turns from true to false.</summary>
    /// <param name="isBelow">True left of the root and false right of it.</param>
    /// <param name="low">A point at or left of the root.</param>
    /// <param name="high">A point at or right of the root; ≥ <paramref name="low"/>.</param>
    /// <returns>The root, to the last bit that doubles can tell apart.</returns>
    public static double Find(Func<double, bool> isBelow, double low, double high)
    {
        while (true)
        {
            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) return middle;
            if (isBelow(middle)) low = middle;
            else high = middle;
        }
    }

    /// <summary>As <see cref="Find"/>, when no upper end is known: doubles <paramref name="guess"/> until it lies beyond the root.</summary>
    /// <param name="isBelow">True left of the root and false right of it.</param>
    /// <param name="guess">First upper end to try; &gt; 0.</param>
    /// <returns>The root; +∞ when the function never turns false.</returns>
    public static double FindFromZero(Func<double, bool> isBelow, double guess)
    {
        var high = guess;
        while (isBelow(high))
        {
            high *= 2;
            if (double.IsPositiveInfinity(high)) return high;
        }

        return Find(isBelow, 0, high);
    }
}
