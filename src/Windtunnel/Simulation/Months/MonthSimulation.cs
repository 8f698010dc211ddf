using System.Collections.Immutable;
using Windtunnel.Designs;
using Windtunnel.Estimation;
using Windtunnel.Estimation.Reliability;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Simulation.Months;

/// <summary>Plays how instances fail and come back, for many months, and what share of each flow's requests succeeds in each.</summary>
/// <remarks>
/// Times up and down are exponential. Instances of a shard fail each by itself or all at once by a common cause, and then come back all at once. With fewer up
/// than the load at peak needs, what is too much fails. Seconds of simulated months cost nothing in between failures, so ten thousand take a moment.
/// </remarks>
internal sealed class MonthSimulation
{
    /// <summary>Months to play: a probability near ½ is then known to ±1 %.</summary>
    public const int MonthsMax = 10_000;

    private const int MonthsMin = 200;

    /// <summary>Seconds of a month: a twelfth of 365.25 days.</summary>
    public const double Seconds = 365.25 * 86_400 / 12;

    /// <summary>Failures, repairs and shards looked at; about half a second.</summary>
    private const double WorkMax = 2e7;

    private readonly Fleet[] _fleets;
    private readonly FlowUptime[] _flows;

    public MonthSimulation(Design design)
    {
        var envelope = new Envelope(design);
        _fleets = [.. design.Components.Select(c => new Fleet(c, envelope.Demand))];
        _flows = [.. design.Flows.Select(f => new FlowUptime(f, envelope))];
        Months = (int)Math.Clamp(WorkMax / _fleets.Sum(f => FleetMonth.WorkOf(f, Seconds)), MonthsMin, MonthsMax);
    }

    /// <summary>Months that are played.</summary>
    public int Months { get; }

    /// <summary>Plays them.</summary>
    /// <param name="seed">Seed of the random streams, of which each component has its own.</param>
    public MonthResult Run(ulong seed)
    {
        var fleets = _fleets.Select(f => new FleetMonth(f, new RandomStream(seed, RandomStream.IdOf(f.Name + "/months")), Seconds)).ToArray();
        var succeeded = _flows.Select(_ => new double[Months]).ToArray();
        var up = new double[fleets.Length];
        var means = new double[fleets.Length];
        var changes = new List<(double Time, int Fleet, double Share)>();
        for (var month = 0; month < Months; month++)
        {
            changes.Clear();
            for (var i = 0; i < fleets.Length; i++)
            {
                up[i] = fleets[i].Play(i, changes);
            }

            changes.Sort();
            var from = 0.0;
            foreach (var (time, fleet, share) in changes)
            {
                Add(month, time - from);
                (from, up[fleet]) = (time, share);
            }

            Add(month, Seconds - from);
        }

        return new MonthResult(
            [.. _flows.Select((f, i) => (f.Flow, succeeded[i]))],
            [.. _flows.Select(f => (f.Flow, LossesOf(f)))]);

        void Add(int month, double seconds)
        {
            var weight = seconds / Seconds;
            for (var i = 0; i < _flows.Length; i++)
            {
                succeeded[i][month] += weight * _flows[i].Of(up);
            }

            for (var i = 0; i < up.Length; i++)
            {
                means[i] += weight * up[i] / Months;
            }
        }

        ImmutableArray<(string, double)> LossesOf(FlowUptime flow)
        {
            var all = Enumerable.Repeat(1.0, means.Length).ToArray();
            return
            [
                .. means.Select((mean, i) =>
                {
                    all[i] = mean;
                    var loss = 1 - flow.Of(all);
                    all[i] = 1;
                    return (_fleets[i].Name, loss);
                }),
            ];
        }
    }
}
