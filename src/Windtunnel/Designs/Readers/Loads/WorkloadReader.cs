using System.Collections.Immutable;
using Windtunnel.Designs.Sections;
using Windtunnel.Language;
using Windtunnel.Language.Types;
using Windtunnel.Units;
using Windtunnel.Workloads;

namespace Windtunnel.Designs.Readers.Loads;

/// <summary>Reads `workload`: every key that is not one of its own is a request type.</summary>
internal sealed class WorkloadReader(Reading reading)
{
    /// <summary>What stands for one of the daily users in a relation.</summary>
    private static readonly string[] UserNames = ["user", "users", "daily users", "daily user"];

    private readonly RelationGraph _rates = new("request type", Dimension.Rate, reading);

    /// <summary>Reads the section.</summary>
    /// <param name="section">The mapping; null when there is none.</param>
    public Workload Read(MapNode? section)
    {
        var map = section ?? new MapNode(default, []);
        var settings = WorkloadKeys.Shape.Read(map.Only(IsReserved), map.Where, reading);
        var dailyUsers = settings.Find(WorkloadKeys.DailyUsers);
        var drafts = map.Entries.Where(e => !IsReserved(e.Key.Text)).Select(ReadDraft).OfType<Draft>().ToList();
        foreach (var name in UserNames.Except(drafts.Select(d => d.Name.Text), StringComparer.Ordinal))
        {
            _rates.AddKnown(name, dailyUsers?.Value);
        }

        foreach (var name in map.Entries.Select(e => e.Key.Text).Where(n => !IsReserved(n)))
        {
            _rates.AddBroken(name);
        }

        var unrated = drafts.Where(d => d.Rate is null).Select(d => d.Name.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            AddRate(draft, unrated);
        }

        var peak = settings.Find(WorkloadKeys.Peak);
        var from = settings.Find(WorkloadKeys.From)?.Value ?? [];
        var loads = drafts.Select(d => Finish(d, peak) is { } load ? Placed(load, d.Settings, from) : null).OfType<Load>().ToImmutableArray();
        var isDiurnal = settings.Find(WorkloadKeys.DayShape)?.Value == DayShapeName.Diurnal;
        var shape = isDiurnal && peak is not null ? DayShape.Diurnal(Math.Clamp(peak.Value.Nominal, 1, 2)) : DayShape.Flat;
        return new Workload(loads, dailyUsers, shape);
    }

    private static bool IsReserved(string key) => WorkloadKeys.Shape.Keys.Any(k => k.Name == key);

    private Draft? ReadDraft(MapEntry entry)
    {
        if (entry.Value is ScalarNode)
        {
            var rate = LoadKeys.Rate.Type.TryRead(entry.Value, reading, out var related) ? related : null;
            return rate is null ? null : new Draft(entry.Key, rate, LoadKeys.Shape.Read(null, entry.Key.Where, new Reading()));
        }

        if (Maps.Of(entry.Value, "the load of a request type", "100M/day, or { rate: 100M/day, peak: 5 x }", reading) is not { } map)
        {
            return null;
        }

        var settings = LoadKeys.Shape.Read(map, entry.Key.Where, reading);
        var isGood = CheckCombination(map, entry.Key);
        return isGood ? new Draft(entry.Key, settings.Find(LoadKeys.Rate)?.Value, settings) : null;
    }

    /// <summary>A load is open with a rate, open with a trace, or closed with users; never two of them.</summary>
    private bool CheckCombination(MapNode map, ScalarNode name)
    {
        var sources = map.Entries.Where(e => e.Key.Text is "rate" or "users" or "trace" or "every").ToList();
        if (sources.Count == 0)
        {
            reading.Error(DiagnosticCode.MissingKey, name.Where, $"Nothing says how often '{name.Text}' is asked for.", "Add 'rate: 100M/day', 'users: 25', 'trace: arrivals.csv' or 'every: 1 h'.");
            return false;
        }

        var only = sources[0].Key.Text;
        var contrary = sources.Skip(1).Concat(map.Entries.Where(e =>
            (e.Key.Text == "think" && only != "users") || (e.Key.Text is "peak" or "arrivals" && only is "users" or "every")
            || (e.Key.Text == "arrivals" && only == "trace") || (e.Key.Text is "while running" or "of" && only != "every"))).ToList();
        foreach (var entry in contrary)
        {
            reading.Error(
                DiagnosticCode.Contradiction,
                entry.Key.Where,
                $"'{entry.Key.Text}' contradicts '{only}': a load is open, with a rate or a trace, or closed, with users who think, or the runs of a job.",
                $"Remove '{entry.Key.Text}' or '{only}'.");
        }

        return contrary.Count == 0;
    }

    private void AddRate(Draft draft, HashSet<string> unrated)
    {
        if (draft.Rate is not { } rate)
        {
            return;
        }

        if (rate.Relation is { } relation && _rates.IsKnownMissing(relation.Subject) && UserNames.Contains(relation.Subject))
        {
            reading.Error(DiagnosticCode.MissingKey, rate.Source.Where, $"'{relation}' needs the number of daily users.", "Add 'daily users: 10M' to the workload.");
        }

        if (rate.Relation is { } other && unrated.Contains(other.Subject))
        {
            reading.Error(DiagnosticCode.Contradiction, rate.Source.Where, $"'{other}' needs a rate, and '{other.Subject}' has users or a trace instead.", $"Give '{other.Subject}' a rate, or '{draft.Name.Text}' one of its own.");
        }

        _rates.Add(draft.Name.Text, rate);
    }

    private Load? Finish(Draft draft, Setting<Quantity>? workloadPeak)
    {
        var name = draft.Name.Text;
        if (draft.Settings.Find(LoadKeys.Users) is { } users)
        {
            var think = draft.Settings.Find(LoadKeys.Think);
            return think is null ? null : new ClosedLoad(name, draft.Name.Where, users, think);
        }

        if (draft.Settings.Find(LoadKeys.Every) is { } every)
        {
            return JobOf(draft, every);
        }

        var peak = draft.Settings.Find(LoadKeys.Peak) ?? workloadPeak;
        var pattern = draft.Settings.Find(LoadKeys.Arrivals)?.Value;
        Setting<Quantity>? rate = null;
        if (draft.Settings.Find(LoadKeys.Trace) is { Provenance: Provenance.Typed typed } file)
        {
            var trace = ArrivalTrace.Read(file.Value, typed.Where, reading);
            pattern = trace;
            rate = trace is null ? null : new Setting<Quantity>(
                Quantity.Rate(trace.TimesSeconds.Length / trace.LengthSeconds),
                new Provenance.Inferred($"{trace.TimesSeconds.Length:N0} arrivals of {trace.File}"));
        }
        else if (draft.Rate is not null && _rates.Resolve(name) is { } value)
        {
            rate = new Setting<Quantity>(value, new Provenance.Typed(draft.Rate.Source.Where));
        }

        return rate is null || peak is null || pattern is null ? null
            : new OpenLoad(name, draft.Name.Where, rate, peak, pattern, draft.Rate?.Relation?.ToString() ?? "");
    }

    private static OpenLoad? JobOf(Draft draft, Setting<Quantity> every)
    {
        if (draft.Settings.Find(LoadKeys.WhileRunning) is not { } whileRunning)
        {
            return null;
        }

        var provenance = new Provenance.Inferred($"every {Human.Format(every.Value)}");
        var rate = new Quantity(1 / every.Value.High, 1 / every.Value.Low, Dimension.Rate);
        return new OpenLoad(draft.Name.Text, draft.Name.Where, new(rate, provenance), new(new Quantity(1, 1, Dimension.Factor), provenance), new ArrivalPattern.Constant(), "")
        {
            Schedule = new Schedule(every, whileRunning, draft.Settings.Find(LoadKeys.Of)),
        };
    }

    private static Load Placed(Load load, Settings settings, ImmutableArray<Origin> from) => load with
    {
        Origins = settings.Find(LoadKeys.From)?.Value ?? from,
        NewConnections = settings.Find(LoadKeys.NewConnections)?.Value.Nominal ?? 0,
    };

    /// <summary>A load before relations are resolved.</summary>
    private sealed record Draft(ScalarNode Name, Related? Rate, Settings Settings);
}
