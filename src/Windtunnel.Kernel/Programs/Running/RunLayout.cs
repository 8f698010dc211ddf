using System.Globalization;
using System.Numerics;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Events;
using Windtunnel.Kernel.Measures;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Batches;
using Windtunnel.Kernel.Stations.Caches;
using Windtunnel.Kernel.Stations.Limits;
using Windtunnel.Kernel.Stations.Logs;
using Windtunnel.Kernel.Stations.Places;
using Windtunnel.Kernel.Stations.Replicas;
using Windtunnel.Kernel.Stations.Rows;
using Windtunnel.Kernel.Stations.Scaling;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs.Running;

/// <summary>Turns a model and a seed into the states of one run.</summary>
internal sealed class RunLayout
{
    // Each ring costs a comparison when an event leaves any of them, so only the first few distinct constants get one.
    private const int RingsMax = 8;

    // A run of exactly 100 windows must not get a 101st of a nanosecond from rounding.
    private const double WindowSlack = 1e-6;

    private readonly GivenUpPrograms _givenUp;
    private readonly Model _model;
    private readonly ulong _seed;
    private readonly long _until;
    private readonly bool _notesTimes;
    private readonly LadderQueue _events;
    private readonly Tiers _tiers;
    private readonly Dictionary<long, ConstantDelayRing> _rings = [];
    private readonly Dictionary<string, int> _streamNames = new(StringComparer.Ordinal);

    public RunLayout(Model model, ulong seed, RunOptions options, LadderQueue events)
    {
        (_model, _seed, _events, _until) = (model, seed, events, SimTime.FromSeconds(options.UntilSeconds));
        _givenUp = new GivenUpPrograms(model);
        _notesTimes = options.NotesGroupTimes;
        int windows = double.IsFinite(options.WindowSeconds) ? (int)Math.Ceiling((options.UntilSeconds / options.WindowSeconds) - WindowSlack) : 0;
        Windows = windows;
        Programs = [.. model.Programs.Select(p => new ProgramState(p.Name, SeedOf(p.Name), windows))];
        _tiers = new Tiers(model, options, _givenUp);
        Sources = [.. model.Sources.Select(s => new SourceState(s, seed, _tiers.FirstDelayOf(s)))];
        Caches = [.. model.Caches.Select(c => c.Start(seed))];
        Limiters = [.. model.Limiters.Select(l => l.Start())];
        Rows = [.. model.Data.Select(d => new RowTable(d.Stock ?? long.MaxValue))];
        Books = [.. model.Replications.Select(r => new ReplicaBook(r.Group.Instances / r.Group.Shards))];
        KeySeeds = [.. model.Data.Select(d => SeedOf(d.Name + "/keys"))];
        ProgramBits = BitOperations.Log2((uint)Math.Max(1, model.Programs.Length - 1)) + 1;
        (Links, Distances) = LayOutLinks();
        var instances = new List<InstanceState>();
        Groups = [.. model.Groups.Select(g => AddGroup(g, instances))];
        Instances = [.. instances];
        Steps = [.. model.Steps.Select(LayOut)];
        MarkMessages();
        foreach (Step step in model.Steps.Where(s => s.Call?.Hedge?.AfterShare is not null))
        {
            Programs[step.Programs[0].Index].Answers ??= new LatencyHistogram();
        }
    }

    public int Windows { get; }

    public ProgramState[] Programs { get; }

    public SourceState[] Sources { get; }

    public CacheState[] Caches { get; }

    public LimiterState[] Limiters { get; }

    public RowTable[] Rows { get; }

    public ReplicaBook[] Books { get; }

    public ulong[] KeySeeds { get; }

    /// <summary>Bits that tell the programs apart.</summary>
    public int ProgramBits { get; }

    public GroupState[] Groups { get; }

    public InstanceState[] Instances { get; }

    public StepState[] Steps { get; }

    /// <summary>Shape: [from, to]; nothing on the diagonal.</summary>
    public LinkState?[,] Links { get; }

    /// <summary>Mean time there and back [s]. Shape: [from, to].</summary>
    public double[,] Distances { get; }

    private (LinkState?[,] Links, double[,] Distances) LayOutLinks()
    {
        int places = _model.Places.Length;
        var links = new LinkState?[places, places];
        var distances = new double[places, places];
        foreach (Link link in _model.Links)
        {
            (int from, int to) = (link.From.Index, link.To.Index);
            links[from, to] = new LinkState(link, _seed);
            distances[from, to] += link.OneWay.Mean;
            distances[to, from] += link.OneWay.Mean;
        }

        return (links, distances);
    }

    private GroupState AddGroup(Group group, List<InstanceState> instances)
    {
        int first = instances.Count;
        for (int i = 0; i < group.Instances; i++)
        {
            instances.Add(new InstanceState(group, group.Index, first + i, i, _tiers.CanVisit(group)) { Pauses = PausesOf(group, i) });
        }

        InstanceState[] own = [.. instances.Skip(first)];
        return new GroupState(group, own, _seed)
        {
            Log = group.Subscription is null ? null : new LogState(group.Subscription, own, ReaderOf(group), IsKilled(group)),
            IsEntered = _model.Steps.Any(s => s.Kind == StepKind.Enter && s.Group == group),
            Placement = group.Placement is null ? null : new PlacementState(group, Distances),
            Scaler = group.Scaling is null ? null : new ScalerState(group.Scaling, own),
        };
    }

    private PauseSchedule? PausesOf(Group group, int instance) => group.Pauses is null
        ? null
        : new PauseSchedule(group.Pauses, new RandomStream(_seed, RandomStream.IdOf(string.Create(CultureInfo.InvariantCulture, $"{group.Name}/pauses/{instance}"))), _until);

    // Programs that begin as messages, which is what is published to a queue or log, and those whose age counts or whose ends are counted by others.
    private void MarkMessages()
    {
        foreach (StepState step in Steps)
        {
            if (step.Collected is { } collected)
            {
                Programs[step.Program].Freshness ??= new LatencyHistogram();
                collected.Of?.IsCollected = true;
            }
            else if (step is { Kind: StepKind.Spawn, Group: not null })
            {
                ProgramState program = Programs[step.Programs[0]];
                program.Freshness ??= new LatencyHistogram();
                program.Log = step.Group.Log;
                program.Queue = step.Group;
                program.EntersAt = Array.FindIndex(Steps, s => s.Kind == StepKind.Enter && s.Group == step.Group && s.Program == step.Programs[0]);
            }
        }
    }

    private int ReaderOf(Group group) => Array.Find(_model.Steps, s => s.Kind == StepKind.Spawn && s.Group == group)?.Programs[0].Index ?? -1;

    private bool IsKilled(Group group) => _model.Timeline.Any(t => t.Action.Kind == ActionKind.Kill && t.Action.Group == group);

    private StepState LayOut(Step step, int index)
    {
        int program = _model.ProgramOf[index];
        GroupState? group = step.Group is null ? null : Groups[step.Group.Index];
        string name = UniqueName($"{_model.Programs[program].Name}/{step.Kind}/{step.Group?.Name ?? step.Data?.Name}");
        DataSet? data = step.Data ?? (step.Group is { Shards: > 1 } or { Routing: RoutingPolicy.ByKey } ? step.Group.KeyedBy : null);
        bool hasChoice = group is not null && (group.IsEntered || group.Instances.Length > 1);
        return new StepState
        {
            Kind = step.Kind,
            Program = program,
            Group = group,
            Only = group is null || hasChoice ? null : group.Instances[0],
            Law = step.Law,
            Seed = SeedOf(name),
            Ring = step.Kind == StepKind.Delay ? RingFor(step.Law) : null,
            Path = PathOf(step, index),
            Direct = IsDirect(step, group, hasChoice, program) ? group!.Instances[0] : null,
            LeastService = step.Kind == StepKind.Visit ? 1 : 0,
            Constant = step.Law is { IsConstant: true } ? SimTime.FromSeconds(step.Law.Mean) : -1,
            IsPlain = step.ErrorProbability == 0 && step.ExtraDelay is null && step.Replication is null && !_notesTimes,
            Window = WindowOf(step, group),
            PerItem = step.PerItem,
            PerItemSeed = SeedOf(name + "/items"),
            ExtraDelay = step.ExtraDelay,
            ExtraSeed = SeedOf(name + "/extra"),
            Patience = step.Patience,
            PatienceSeed = SeedOf(name + "/patience"),
            PatienceRing = RingFor(step.Patience),
            ErrorProbability = step.ErrorProbability,
            ErrorSeed = SeedOf(name + "/errors"),
            BackoffSeed = SeedOf(name + "/backoff"),
            Cumulative = step.Cumulative,
            Targets = [.. step.Targets.Select(_model.StepOf)],
            Programs = [.. step.Programs.Select(p => p.Index)],
            Keep = [.. step.Keep.Select(d => d.Index)],
            Needed = step.Needed,
            Attempts = step.Attempts,
            Backoff = step.Backoff,
            Call = step.Call is null ? null : new CallState(step.Call),
            Cancellation = step.Call?.Cancellation ?? Cancellation.Never,
            MayBePointless = _givenUp.MayBePointless(program) || step.Group?.Discipline == QueueDiscipline.ControlledDelay,
            Host = step.Host,
            Foresight = step.Group is { DropsLate: true } ? SimTime.FromSeconds(ForesightOf(step, program)) : 0,
            NotesPlace = step.Patience is not null || _givenUp.MayBeCancelled(program),
            Cause = step.Cause,
            Collected = step.Kind == StepKind.Collect ? new Collection(step.Of is null ? null : Programs[step.Of.Index]) : null,
            Data = data?.Index ?? -1,
            Cache = step.Cache is null ? null : Caches[step.Cache.Index],
            LogData = step.Kind == StepKind.NameLog ? step.Cache!.Data.Index : -1,
            Rows = step.Data is null ? null : Rows[step.Data.Index],
            Limiter = step.Limiter is null ? null : Limiters[step.Limiter.Index],
            Priority = step.Priority,
            IsFresh = step.IsFresh,
            IsAtFirst = step.IsAtFirst,
            IsCopy = step.IsCopy,
            Bytes = step.Bytes,
            IsBack = step.IsBack,
            HandshakeChance = step.HandshakeChance,
            HandshakeTrips = step.HandshakeTrips,
            Asked = step.Asked,
            Book = step.Replication is null ? null : Books[step.Replication.Index],
            BookData = step.Replication?.Data.Index ?? -1,
        };
    }

    // A window is a whole number of panes also in nanoseconds.
    private static (long Length, long Late, long Every) WindowOf(Step step, GroupState? group)
    {
        (long late, long every) = (SimTime.FromSeconds(step.Window.Late), SimTime.FromSeconds(step.Window.Every));
        long length = every == 0 ? 0 : every * (long)Math.Round(step.Window.Length / step.Window.Every);
        if (step.Kind == StepKind.Window && group is not null)
        {
            group.Panes = new Panes(length, every, late);
        }

        return (length, late, every);
    }

    // Whoever asks for a slot asks for cores next; what a program does there first is what it came for.
    private double ForesightOf(Step step, int program)
    {
        Step? work = step.Kind == StepKind.Visit ? step : _model.Programs[program].Steps.FirstOrDefault(s => s.Kind == StepKind.Visit && s.Group == step.Group);
        double usual = (work?.Law?.Mean ?? 0) + (work?.ExtraDelay?.Mean ?? 0);
        return double.IsFinite(usual) ? usual : 0;
    }

    // Two like steps of one program differ by their turn, so that a step added elsewhere leaves their draws alone.
    private StepPath PathOf(Step step, int index) => step.Kind switch
    {
        StepKind.Delay or StepKind.Visit when _tiers.Begins(index) => StepPath.Ahead,
        StepKind.Delay => StepPath.Delay,
        StepKind.Visit => StepPath.Visit,
        StepKind.Branch => StepPath.Branch,
        StepKind.End => StepPath.End,
        _ => StepPath.Rare,
    };

    private bool IsDirect(Step step, GroupState? group, bool hasChoice, int program) =>
        step.Kind == StepKind.Visit && !hasChoice && step.Programs.Length == 0 && !_givenUp.MayBePointless(program) && group!.Instances[0].Shared is null;

    private string UniqueName(string name)
    {
        int turn = _streamNames.GetValueOrDefault(name) + 1;
        _streamNames[name] = turn;
        return $"{name}#{turn}";
    }

    private ulong SeedOf(string name) => RandomStream.SeedOf(_seed, RandomStream.IdOf(name));

    private ConstantDelayRing? RingFor(Law? law)
    {
        if (law is null || !law.IsConstant)
        {
            return null;
        }

        long delay = SimTime.FromSeconds(law.Mean);
        if (!_rings.TryGetValue(delay, out ConstantDelayRing? ring) && _rings.Count < RingsMax)
        {
            ring = _events.AddRing(delay);
            _rings.Add(delay, ring);
        }

        return ring;
    }
}
