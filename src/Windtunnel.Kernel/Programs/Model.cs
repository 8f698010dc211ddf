using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Caches;
using Windtunnel.Kernel.Stations.Limits;
using Windtunnel.Kernel.Stations.Places;

namespace Windtunnel.Kernel.Programs;

/// <summary>A model laid out into flat tables, ready to run; see <see cref="ModelBuilder"/>.</summary>
public sealed class Model
{
    private const int StepsMax = ushort.MaxValue;
    private const int SourcesMax = 1 << 10;

    internal Model(ModelBuilder builder)
    {
        Groups = [.. builder.Groups];
        Data = [.. builder.Data];
        Caches = [.. builder.Caches];
        Limiters = [.. builder.Limiters];
        Places = [.. builder.Places];
        Links = [.. builder.Links];
        Replications = [.. builder.Replications];
        Programs = [.. builder.Programs];
        Sources = [.. builder.Sources];
        Timeline = [.. builder.Timeline];
        foreach (Group group in Groups)
        {
            group.Check();
        }

        CheckPlaces();

        foreach (RateLimiter limiter in Limiters)
        {
            limiter.Check();
        }

        (Steps, ProgramOf, FirstStep) = Flatten(Programs);
        ThrowIfTooMany(Steps.Length, StepsMax, "steps");
        ThrowIfTooMany(Sources.Length, SourcesMax, "sources");
        CheckOwners();
        CheckLogs();
        DataOf = new int[Programs.Length][];
        for (int program = 0; program < Programs.Length; program++)
        {
            DataOf[program] = CollectData(program, new HashSet<int>());
        }
    }

    /// <summary>The programs, in the order in which they were added.</summary>
    public IReadOnlyList<string> ProgramNames => [.. Programs.Select(p => p.Name)];

    internal Group[] Groups { get; }

    internal DataSet[] Data { get; }

    internal Cache[] Caches { get; }

    internal RateLimiter[] Limiters { get; }

    internal Place[] Places { get; }

    internal Link[] Links { get; }

    internal Replication[] Replications { get; }

    internal ProgramBuilder[] Programs { get; }

    internal Source[] Sources { get; }

    internal TimelineEntry[] Timeline { get; }

    /// <summary>The steps of all programs, one after the other; each program closes with an end.</summary>
    internal Step[] Steps { get; }

    /// <summary>The program of each step. Shape: [step].</summary>
    internal int[] ProgramOf { get; }

    /// <summary>Where each program begins. Shape: [program].</summary>
    internal int[] FirstStep { get; }

    /// <summary>The data whose key a program or what it waits for may need. Shape: [program][].</summary>
    internal int[][] DataOf { get; }

    /// <summary>Where a label points to in the table of all steps.</summary>
    internal int StepOf(Label label) => label.Step >= 0
        ? FirstStep[label.Program.Index] + label.Step
        : throw new ArgumentException($"A label of program {label.Program.Name} is used but never marked.");

    private static (Step[] Steps, int[] ProgramOf, int[] FirstStep) Flatten(ProgramBuilder[] programs)
    {
        var steps = new List<Step>();
        var programOf = new List<int>();
        var first = new int[programs.Length];
        foreach (ProgramBuilder program in programs)
        {
            first[program.Index] = steps.Count;
            steps.AddRange(program.Steps);
            steps.Add(new Step { Kind = StepKind.End });
            programOf.AddRange(Enumerable.Repeat(program.Index, program.Steps.Count + 1));
        }

        return ([.. steps], [.. programOf], first);
    }

    private static void ThrowIfTooMany(int count, int max, string what)
    {
        if (count > max)
        {
            throw new ArgumentException($"The model has {count} {what}; at most {max} fit.");
        }
    }

    private void CheckPlaces()
    {
        var linked = new HashSet<(Place, Place)>();
        foreach (Link link in Links)
        {
            link.Check();
            linked.Add((link.From, link.To));
        }

        foreach (Place from in Places)
        {
            foreach (Place to in Places)
            {
                if (from != to && !linked.Contains((from, to)))
                {
                    throw new ArgumentException($"There is no link from {from.Name} to {to.Name}.");
                }
            }
        }

        IEnumerable<Place> used = Groups.SelectMany(g => g.Placement?.Places ?? []).Concat(Sources.SelectMany(s => s.Origins.Select(o => o.Place))).Concat(Links.SelectMany(l => new[] { l.From, l.To }));
        if (used.FirstOrDefault(p => !Owns(Places, p, p.Index)) is { } alien)
        {
            throw new ArgumentException($"The place {alien.Name} belongs to another model.");
        }
    }

    // A model that mixes in parts of another would index the wrong tables in silence.
    private void CheckOwners()
    {
        for (int i = 0; i < Steps.Length; i++)
        {
            Step step = Steps[i];
            ProgramBuilder program = Programs[ProgramOf[i]];
            bool isOurs = (step.Group is null || Owns(Groups, step.Group, step.Group.Index))
                && (step.Host is null || Owns(Groups, step.Host, step.Host.Index))
                && (step.Data is null || Owns(Data, step.Data, step.Data.Index))
                && (step.Replication is null || (Owns(Replications, step.Replication, step.Replication.Index) && (step.Group is null || step.Group == step.Replication.Group)))
                && (step.Cache is null || Owns(Caches, step.Cache, step.Cache.Index))
                && (step.Limiter is null || Owns(Limiters, step.Limiter, step.Limiter.Index))
                && step.Keep.All(d => Owns(Data, d, d.Index))
                && step.Programs.All(p => Owns(Programs, p, p.Index))
                && step.Targets.All(t => t.Program == program)
                && (step.Group?.KeyedBy is null || Owns(Data, step.Group.KeyedBy, step.Group.KeyedBy.Index));
            if (!isOurs)
            {
                throw new ArgumentException($"A {step.Kind} step of program {program.Name} uses something that belongs to another model or program.");
            }
        }
    }

    // A message is told its partition when it is published, and takes it from there with its first step.
    private void CheckLogs()
    {
        foreach (Step step in Steps.Where(s => s.Kind == StepKind.Enter && s.Group!.Subscription is not null))
        {
            ProgramBuilder program = Programs[ProgramOf[Array.IndexOf(Steps, step)]];
            bool isMessage = program.Steps[0] == step
                && Sources.All(s => s.Program != program)
                && Steps.Where(s => s.Programs.Contains(program)).All(s => s.Kind == StepKind.Spawn && s.Group == step.Group)
                && Steps.Where(s => s.Kind == StepKind.Spawn && s.Group == step.Group).All(s => s.Programs[0] == program);
            if (!isMessage)
            {
                throw new ArgumentException($"Program {program.Name} enters the log {step.Group!.Name}, so it must begin with that and be the one that is published to it.");
            }
        }
    }

    private static bool Owns<T>(T[] list, T item, int index)
        where T : class => (uint)index < (uint)list.Length && ReferenceEquals(list[index], item);

    private int[] CollectData(int program, HashSet<int> callers)
    {
        if (!callers.Add(program))
        {
            throw new ArgumentException($"Program {Programs[program].Name} waits for itself.");
        }

        var data = new SortedSet<int>();
        foreach (Step step in Programs[program].Steps)
        {
            if (step.Data is not null)
            {
                data.Add(step.Data.Index);
            }

            if (step.Group?.KeyedBy is not null && step.Kind is StepKind.Visit or StepKind.Enter or StepKind.Travel or StepKind.Ask)
            {
                data.Add(step.Group!.KeyedBy!.Index);
            }

            if (step.Kind is StepKind.Call or StepKind.Fork or StepKind.Each or StepKind.Enter)
            {
                foreach (ProgramBuilder child in step.Programs)
                {
                    int[] below = CollectData(child.Index, callers);
                    data.UnionWith(step.Kind == StepKind.Each ? [] : below);
                }
            }
        }

        callers.Remove(program);
        return [.. data];
    }
}
