namespace Windtunnel.Simulation.Analytic;

/// <summary>An instance that lets only so many requests in: each holds a slot while it computes and while others work for it.</summary>
/// <remarks>
/// The inside is replaced by one server whose speed depends on how many are in (Chandy, Herzog and Woo 1975, flow-equivalent server; for limits on
/// memory Lazowska et al. 1984, ch. 9): with k inside it does X(k), the throughput of k users between cores and a delay, exactly that of machine
/// repair. Around it a birth–death process. Exact when computing is exponential, arrivals are Poisson and nothing is held but time.
/// </remarks>
internal sealed class SlotQueue
{
    /// <summary>States beyond which a queue without limit is summed no further; only a load within 1e-4 of capacity gets there.</summary>
    private const int StatesMax = 1_000_000;

    /// <summary>Slots up to which X(k) is computed; beyond it the lesser of its two asymptotes is taken, the two having met.</summary>
    private const int ExactMax = 1000;

    private const double Huge = 1e200;

    private readonly double _busy;
    private readonly int _servers;
    private readonly double[] _held;
    private readonly double[] _speed;

    /// <param name="busySeconds">Mean time a request computes [s]; ≥ 0.</param>
    /// <param name="servers">Cores; ≥ 1.</param>
    /// <param name="heldSeconds">Mean time others work for it, the slot held, when k are inside [s]; ≥ 0, finite; [k], from 0 to slots.</param>
    /// <param name="slots">Requests that are let in; ≥ 1.</param>
    public SlotQueue(double busySeconds, int servers, double[] heldSeconds, int slots)
    {
        (_busy, _servers, _held) = (busySeconds, servers, heldSeconds);
        Slots = slots;
        ArgumentOutOfRangeException.ThrowIfLessThan(heldSeconds.Length, slots + 1);
        _speed = new double[Math.Min(slots, ExactMax) + 1];
        for (var k = 1; k < _speed.Length; k++)
        {
            _speed[k] = Throughput(k);
        }
    }

    public int Slots { get; }

    /// <summary>Mean time from asking to be let in until the slot is given back, of requests that are let in at all [s]; +∞ when they cannot keep up.</summary>
    /// <param name="arrivals">Requests that arrive while n are waiting or inside [1/s].</param>
    /// <param name="waitingMax">Requests that may wait; the next is turned away.</param>
    /// <param name="full">Share of time in which all slots are taken.</param>
    public double MeanResponse(Func<int, double> arrivals, int waitingMax, out double full)
    {
        double weight = 1, total = 1, number = 0, admitted = 0, taken = 0;
        full = 0;
        var statesMax = (int)Math.Min(StatesMax, (long)Slots + waitingMax);
        for (var n = 0; n < statesMax; n++)
        {
            var rate = arrivals(n);
            if (rate <= 0)
            {
                break;
            }

            admitted += weight * rate;
            weight *= rate / Speed(n + 1);
            total += weight;
            number += (n + 1) * weight;
            taken += n + 1 >= Slots ? weight : 0;
            if (weight > Huge)
            {
                (weight, total, number, admitted, taken) = (weight / Huge, total / Huge, number / Huge, admitted / Huge, taken / Huge);
            }

            full = taken / total;
            if (n > Slots && weight * n < 1e-16 * total)
            {
                return number / admitted;
            }
        }

        // Where neither the limit nor a lack of users ended the sum, the queue grows for ever.
        var isEndless = statesMax == StatesMax && arrivals(StatesMax) > 0;
        return isEndless ? double.PositiveInfinity : admitted > 0 ? number / admitted : _busy + _held[1];
    }

    private double Speed(int inside)
    {
        var k = Math.Min(inside, Slots);
        return k < _speed.Length ? _speed[k] : Math.Min(k / (_busy + _held[k]), _busy > 0 ? _servers / _busy : double.PositiveInfinity);
    }

    // Of k users each is at the cores or held elsewhere; P(j at the cores) ∝ k!/(k−j)! · (busy/held)^j / Π min(i, cores).
    private double Throughput(int k)
    {
        var held = _held[k];
        if (_busy == 0 || held == 0)
        {
            return _busy == 0 ? held == 0 ? double.PositiveInfinity : k / held : Math.Min(k, _servers) / _busy;
        }

        double weight = 1, total = 1, working = 0;
        for (var j = 1; j <= k; j++)
        {
            weight *= (k - j + 1) * (_busy / held) / Math.Min(j, _servers);
            total += weight;
            working += Math.Min(j, _servers) * weight;
            if (total > Huge)
            {
                (weight, total, working) = (weight / Huge, total / Huge, working / Huge);
            }
        }

        return working / total / _busy;
    }
}
