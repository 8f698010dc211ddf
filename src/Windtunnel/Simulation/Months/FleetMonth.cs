using Windtunnel.Estimation.Reliability;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Simulation.Months;

/// <summary>Plays the instances of one component for a month, one after the other. Each begins as any other moment: what is down already may be so.</summary>
internal sealed class FleetMonth
{
    private readonly Fleet _fleet;
    private readonly RandomStream _stream;
    private readonly double _seconds;
    private readonly double _failures;
    private readonly double _commonFailures;
    private readonly double _repairs;
    private readonly double[] _served;
    private readonly int[] _down;
    private readonly bool[] _isOut;

    public FleetMonth(Fleet fleet, RandomStream stream, double seconds)
    {
        (_fleet, _stream, _seconds) = (fleet, stream, seconds);
        _failures = (1 - fleet.CommonCause) / Math.Max(fleet.Mtbf, 1e-9);
        _commonFailures = fleet.CommonCause / Math.Max(fleet.Mtbf, 1e-9);
        _repairs = 1 / fleet.Mttr;
        _served = [.. Enumerable.Range(0, fleet.Replicas + 1).Select(fleet.Served)];
        _down = new int[fleet.Shards];
        _isOut = new bool[fleet.Shards];
    }

    /// <summary>Steps that a month takes on average, and looks at shards.</summary>
    public static double WorkOf(Fleet fleet, double seconds)
    {
        var instances = (double)fleet.Shards * fleet.Replicas;
        return instances + (fleet.Shards * (1 + (2 * instances * seconds / (fleet.Mtbf + fleet.Mttr))));
    }

    /// <summary>Plays a month.</summary>
    /// <param name="index">Of the component, for its changes.</param>
    /// <param name="changes">Receives every change of the share of its work the component does.</param>
    /// <returns>The share at the beginning.</returns>
    public double Play(int index, List<(double Time, int Fleet, double Share)> changes)
    {
        var work = Begin();
        var start = work / _fleet.Shards;
        var share = start;
        for (var time = NextStep(0); time < _seconds; time = NextStep(time))
        {
            var shard = Choose();
            work -= ServedBy(shard);
            Step(shard);
            work += ServedBy(shard);
            var now = work / _fleet.Shards;
            if (Math.Abs(now - share) > 1e-12)
            {
                share = now;
                changes.Add((time, index, Math.Clamp(now, 0, 1)));
            }
        }

        return start;
    }

    private double Begin()
    {
        var (down, isOut) = (_failures / (_failures + _repairs), _commonFailures / (_commonFailures + _repairs));
        var work = 0.0;
        for (var shard = 0; shard < _fleet.Shards; shard++)
        {
            _down[shard] = 0;
            for (var i = 0; i < _fleet.Replicas; i++)
            {
                _down[shard] += _stream.NextChance(down) ? 1 : 0;
            }

            _isOut[shard] = _stream.NextChance(isOut);
            work += ServedBy(shard);
        }

        return work;
    }

    private double ServedBy(int shard) => _isOut[shard] ? 0 : _served[_fleet.Replicas - _down[shard]];

    private double RateOf(int shard) =>
        ((_fleet.Replicas - _down[shard]) * _failures) + (_down[shard] * _repairs) + (_isOut[shard] ? _repairs : _commonFailures);

    private double NextStep(double time)
    {
        var rate = 0.0;
        for (var shard = 0; shard < _fleet.Shards; shard++)
        {
            rate += RateOf(shard);
        }

        return rate == 0 ? double.PositiveInfinity : time + (_stream.NextExponential() / rate);
    }

    private int Choose()
    {
        if (_fleet.Shards == 1)
        {
            return 0;
        }

        var sum = 0.0;
        for (var shard = 0; shard < _fleet.Shards; shard++)
        {
            sum += RateOf(shard);
        }

        var left = _stream.NextUniform() * sum;
        var chosen = 0;
        while (chosen < _fleet.Shards - 1 && left >= RateOf(chosen))
        {
            left -= RateOf(chosen++);
        }

        return chosen;
    }

    private void Step(int shard)
    {
        var (fail, repair) = ((_fleet.Replicas - _down[shard]) * _failures, _down[shard] * _repairs);
        var left = _stream.NextUniform() * RateOf(shard);
        if (left < fail)
        {
            _down[shard]++;
        }
        else if (left < fail + repair)
        {
            _down[shard]--;
        }
        else
        {
            _isOut[shard] = !_isOut[shard];
        }
    }
}
