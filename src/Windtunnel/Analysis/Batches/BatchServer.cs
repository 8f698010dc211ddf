using MathNet.Numerics;

namespace Windtunnel.Analysis;

/// <summary>One server that works for several of those who wait at once, in a constant time that depends on how many they are: M/D^[a,b]/1, Neuts' general bulk service rule.</summary>
/// <remarks>
/// The number that waits when a batch begins is a Markov chain: what is left over, and the Poisson arrivals of the service that follows. Its stationary law comes from
/// elimination without subtraction (Grassmann, Taksar &amp; Heyman 1985), times by renewal reward. The rule is that of Neuts 1967, "A general class of bulk queues with Poisson
/// input", Annals of Mathematical Statistics 38(3). With a time to gather it is exact as long as batches leave nobody behind, or whoever is left behind has waited long enough when the
/// server is free again, or there is no limit; else these are taken to have come when the service began. Formulas and measured agreement in docs/theory/batches.md.
/// </remarks>
public static class BatchServer
{
    /// <summary>States of the chain at most; beyond it only loads are that no run settles at.</summary>
    private const int StatesMax = 4_000;

    /// <summary>Probability below which a tail is nothing.</summary>
    private const double Negligible = 1e-13;

    /// <summary>Moments of the first arrival that are looked at one by one, all equally likely.</summary>
    private const int FirstArrivals = 24;

    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Time to serve a batch of so many [s]; &gt; 0.</param>
    /// <param name="most">Requests of a batch at most, b; ≥ 1.</param>
    /// <param name="least">Requests that a batch is begun with, a; from 1 to <paramref name="most"/>. Default 1.</param>
    /// <param name="within">How long the first of a batch waits for that many at most [s]; ≥ 0. Default without limit.</param>
    /// <returns>Mean wait of a request [s]; mean requests of a batch; mean time in which a request is served [s]. +∞, full batches and their time when these cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static (double Wait, double Size, double Service) Solve(double arrivals, Func<int, double> serviceTime, int most, int least = 1, double within = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(serviceTime);
        ThrowIf.Negative(arrivals);
        ThrowIf.Below(most, 1);
        ThrowIf.Below(least, 1);
        ThrowIf.Above(least, most);
        ThrowIf.NotPositive(serviceTime(1));
        ThrowIf.NotPositive(serviceTime(most));
        if (!(within >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(within), within, "A time is a number ≥ 0.");
        }

        var offered = arrivals * serviceTime(most) / most;
        return offered >= 1 ? (double.PositiveInfinity, most, serviceTime(most))
            : arrivals == 0 ? (double.IsInfinity(within) && least > 1 ? double.PositiveInfinity : least > 1 ? within : 0, 1, serviceTime(1))
            : new Chain(arrivals, serviceTime, most, within == 0 ? 1 : least, within).Solve();
    }

    private sealed class Chain
    {
        private readonly double _arrivals;
        private readonly double[] _times;
        private readonly int _most;
        private readonly int _least;
        private readonly double _within;
        private readonly int _states;
        private readonly int _reach;

        // Probability to go from a number at the beginning of a batch to one at the next; [number − 1][next − number + most].
        private readonly double[][] _to;
        private double _duration;
        private double _waits;

        public Chain(double arrivals, Func<int, double> serviceTime, int most, int least, double within)
        {
            (_arrivals, _most, _least, _within) = (arrivals, most, least, within);
            _times = [0, .. Enumerable.Range(1, most).Select(serviceTime)];
            var busiest = arrivals * _times.Max();
            _reach = Math.Max(least, (int)Math.Ceiling(busiest + (9 * Math.Sqrt(busiest)) + 20));
            _states = (int)Math.Min(StatesMax, most + _reach + Math.Ceiling(-Math.Log(Negligible) / Decay(arrivals * _times[most], most)));
            _to = [.. Enumerable.Range(0, _states).Select(_ => new double[most + _reach + 1])];
        }

        public (double Wait, double Size, double Service) Solve()
        {
            var durations = new double[_states + 1];
            var waits = new double[_states + 1];
            for (var number = 1; number <= _states; number++)
            {
                (_duration, _waits) = (0, 0);
                Serve(number);
                (durations[number], waits[number]) = (_duration, _waits);
            }

            var law = Stationary();
            double cycle = 0, waiting = 0, size = 0, served = 0;
            for (var number = 1; number <= _states; number++)
            {
                var taken = Math.Min(number, _most);
                cycle += law[number] * durations[number];
                waiting += law[number] * waits[number];
                size += law[number] * taken;
                served += law[number] * taken * _times[taken];
            }

            return (waiting / cycle / _arrivals, Math.Clamp(size, 1, _most), served / size);
        }

        // Numbers far above a batch fall like e^(−x·number), where the batches' arrivals grow as fast as batches take them away.
        private static double Decay(double mean, int most)
        {
            double low = 0, high = 1;
            while (mean * SpecialFunctions.Expm1(high) < most * high)
            {
                high *= 2;
            }

            for (var i = 0; i < 100; i++)
            {
                var middle = (low + high) / 2;
                (low, high) = mean * SpecialFunctions.Expm1(middle) < most * middle ? (middle, high) : (low, middle);
            }

            return Math.Max(low, 1e-9);
        }

        private void Serve(int number)
        {
            var taken = Math.Min(number, _most);
            var (left, time) = (number - taken, _times[taken]);
            _duration += time;
            _waits += (left * time) + (_arrivals * time * time / 2);
            var isTimed = double.IsFinite(_within) && _least > 1;
            if (left == 0 && isTimed)
            {
                GatherInTime(number, time);
                return;
            }

            if (isTimed)
            {
                // Who is left behind has waited for the whole service, and a little before it.
                var tails = Tails(Math.Max(0, _within - time));
                Each(_arrivals * time, (come, chance) => Gather(number, left + come, tails, chance));
                return;
            }

            Each(_arrivals * time, (come, chance) => WaitForEnough(number, left + come, chance));
        }

        // Whoever comes while the server waits is counted as waiting from then on.
        private void WaitForEnough(int number, int present, double chance)
        {
            for (var i = present; i < _least; i++)
            {
                _duration += chance / _arrivals;
                _waits += chance * i / _arrivals;
            }

            Go(number, Math.Max(present, _least), chance);
        }

        // The time of the first counts from its own arrival, which may be before the server is free.
        private void GatherInTime(int number, double time)
        {
            var none = Math.Exp(-_arrivals * time);
            _duration += none / _arrivals;
            Gather(number, 1, Tails(_within), none);
            for (var i = 0; i < FirstArrivals; i++)
            {
                var chance = (1 - none) / FirstArrivals;
                var first = -Math.Log(1 - ((i + 0.5) * chance)) / _arrivals;
                var tails = Tails(Math.Max(0, first + _within - time));
                Each(_arrivals * (time - first), (further, share) => Gather(number, 1 + further, tails, chance * share));
            }
        }

        /// <summary>Lets some gather until they are enough, or for as long as the probabilities of further arrivals say.</summary>
        private void Gather(int number, int present, double[] tails, double chance)
        {
            var i = 1;
            for (; present + i <= _least && tails[i] > Negligible; i++)
            {
                _duration += chance * tails[i] / _arrivals;
                _waits += chance * tails[i] * (present + i - 1) / _arrivals;
                Go(number, present + i - 1, chance * (tails[i - 1] - tails[i]));
            }

            Go(number, present + i - 1, chance * tails[i - 1]);
        }

        /// <summary>P(at least i arrivals), i from 0 to the least of a batch.</summary>
        private double[] Tails(double seconds)
        {
            var tails = new double[_least + 1];
            var (mean, rest) = (_arrivals * seconds, 1.0);
            for (var i = 0; i <= _least; i++)
            {
                tails[i] = Math.Max(0, rest);
                rest -= mean == 0 ? (i == 0 ? 1 : 0) : Math.Exp((i * Math.Log(mean)) - mean - SpecialFunctions.FactorialLn(i));
            }

            return tails;
        }

        private void Each(double mean, Action<int, double> visit)
        {
            double chance = Math.Exp(-mean), log = -mean, sum = 0;
            for (var count = 0; count < _reach; count++)
            {
                sum += chance;
                visit(count, chance);
                log += Math.Log(mean / (count + 1));
                chance = mean == 0 ? 0 : Math.Exp(log);
                if (count > mean && chance < Negligible)
                {
                    break;
                }
            }
        }

        private void Go(int number, int next, double chance) => _to[number - 1][Math.Min(next, _states) - number + _most] += chance;

        // From the largest number down each is left out and its ways are given to the others; only positive terms are added.
        private double[] Stationary()
        {
            var first = 1;
            for (var n = _states; n > first; n--)
            {
                var lowest = Math.Max(1, n - _most);
                var leaving = 0.0;
                for (var j = lowest; j < n; j++)
                {
                    leaving += _to[n - 1][j - n + _most];
                }

                // No batch is ever begun with fewer.
                if (leaving == 0)
                {
                    first = n;
                    break;
                }

                for (var i = Math.Max(1, n - _reach); i < n; i++)
                {
                    ref var way = ref _to[i - 1][n - i + _most];
                    if (way == 0)
                    {
                        continue;
                    }

                    way /= leaving;
                    for (var j = lowest; j < n; j++)
                    {
                        _to[i - 1][j - i + _most] += way * _to[n - 1][j - n + _most];
                    }
                }
            }

            var law = new double[_states + 1];
            law[first] = 1;
            for (var n = first + 1; n <= _states; n++)
            {
                for (var i = Math.Max(first, n - _reach); i < n; i++)
                {
                    law[n] += law[i] * _to[i - 1][n - i + _most];
                }
            }

            var sum = law.Sum();
            return [.. law.Select(p => p / sum)];
        }
    }
}
