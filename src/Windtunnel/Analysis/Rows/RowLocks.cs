using Windtunnel.Kernel.Chance;

namespace Windtunnel.Analysis;

/// <summary>Updates that lock the row they change: every row is a queue of its own with one server, the popular ones are busy.</summary>
/// <remarks>
/// M/G/1 at each row (Pollaczek–Khinchine), the rows' shares being the popularity. A row updated λ times a second and locked for s cannot do more than 1/s: the hot-row ceiling.
/// See docs/theory/rows.md.
/// </remarks>
public sealed class RowLocks
{
    private readonly KeyGroup[] _rows;
    private readonly double _hottest;

    /// <param name="popularity">Which rows are updated.</param>
    public RowLocks(Popularity popularity)
    {
        ArgumentNullException.ThrowIfNull(popularity);
        (_rows, _hottest) = (KeyGroup.Of(popularity), popularity.Probability(0));
    }

    /// <summary>Share of the time that the lock of the hottest row is held, or would have to be; ≥ 0, from 1 on it cannot keep up.</summary>
    /// <param name="updates">Updates of all rows [1/s]; ≥ 0.</param>
    /// <param name="heldSeconds">How long one holds its lock on average [s]; ≥ 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public double LoadOfHottest(double updates, double heldSeconds)
    {
        ThrowIf.Negative(updates);
        ThrowIf.Negative(heldSeconds);
        return updates * _hottest * heldSeconds;
    }

    /// <summary>Mean and mean square of the wait for a lock, over all updates.</summary>
    /// <param name="updates">Updates of all rows [1/s]; ≥ 0.</param>
    /// <param name="heldSeconds">How long one holds its lock on average [s]; &gt; 0.</param>
    /// <param name="heldScv">Squared coefficient of variation of that time; ≥ 0.</param>
    /// <param name="patience">Longest wait, after which an update gives up [s]; +∞ for none.</param>
    /// <returns>[s] and [s²]; +∞ when the hottest row cannot keep up and nobody gives up. The square takes the waits of those who wait as exponential.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public (double Mean, double Square) Wait(double updates, double heldSeconds, double heldScv, double patience = double.PositiveInfinity)
    {
        ThrowIf.Negative(updates);
        double mean = 0, square = 0;
        foreach (var row in _rows)
        {
            var busy = updates * row.Probability * heldSeconds;
            var wait = Math.Min(patience, MG1.MeanWait(updates * row.Probability, heldSeconds, heldScv));
            mean += row.Share * wait;
            square += wait == 0 ? 0 : row.Share * 2 * wait * wait / Math.Min(1, busy);
        }

        return (mean, square);
    }
}
