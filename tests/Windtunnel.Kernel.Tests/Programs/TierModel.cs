using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Batches;
using Windtunnel.Kernel.Stations.Caches;
using Windtunnel.Kernel.Stations.Scaling;

namespace Windtunnel.Kernel.Tests.Programs;

/// <summary>A model out of a seed, much of which can be worked out ahead of the clock: queues, ties and faults where they could make a difference.</summary>
internal sealed class TierModel
{
    private readonly RandomStream _chance;
    private readonly ModelBuilder _model = new();
    private readonly Group[] _groups;
    private readonly DataSet _data;
    private readonly Cache[] _caches;
    private readonly Cache[] _logs;
    private readonly List<ProgramBuilder> _programs = [];
    private readonly Group _gathering;
    private readonly Group _windows;
    private readonly ProgramBuilder _work;

    // With times on a coarse grid nearly everything happens at the same moments, so that only the order of ties decides.
    private readonly bool _isCoarse;
    private readonly bool _canScale;

    /// <param name="canScale">Whether some group may have an autoscaler, which needs a run with an end.</param>
    public TierModel(ulong seed, bool canScale = true)
    {
        _canScale = canScale;
        _chance = new RandomStream(seed, 2);
        _isCoarse = Below(2) == 0;
        _data = _model.DataSet("data", Popularity.Zipf(100, 1));
        _caches =
        [
            _model.Add(Cache.Typed("typed", _data, 0.6)),
            _model.Add(Cache.Exact("exact", _data, 10)),
        ];
        _groups = [.. Enumerable.Range(0, 4).Select(MakeGroup)];
        _logs = [.. _groups.Select(g => _model.Add(Cache.Log($"log of {g.Name}", _model.DataSet($"shards of {g.Name}", Popularity.Uniform(g.Shards)))))];
        _gathering = _model.Group("gathering");
        _gathering.Batching = new Batching { AtMost = 4, AtLeast = 1 + Below(4), WithinSeconds = 0.02 * Below(5), EverySeconds = Below(4) == 0 ? 0.1 : 0 };
        _gathering.Concurrency = Below(2) == 0 ? int.MaxValue : 1 + Below(2);
        _windows = _model.Group("windows");
        _windows.Batching = new Batching { AtMost = int.MaxValue, AtLeast = int.MaxValue, WithinSeconds = 0 };
        _work = _model.Program("work");
        Write(_work, 1 + Below(3), 0);
        int programs = 2 + Below(4);
        for (int i = 0; i < programs; i++)
        {
            ProgramBuilder program = _model.Program($"program {i}");
            if (Below(2) == 0)
            {
                program.Delay(0.001 * Below(30));
            }

            Write(program, 1 + Below(6), 2);
            _programs.Add(program);
        }

        int sources = 1 + Below(3);
        for (int i = 0; i < sources; i++)
        {
            AddSource(_programs[^(1 + Below(Math.Min(2, programs)))]);
        }

        if (Below(4) == 0)
        {
            AddJob();
        }

        for (int i = Below(3) == 0 ? 0 : 6; i < 6; i++)
        {
            double from = _isCoarse ? 0.5 * Below(20) : 10 * _chance.NextUniform();
            _model.During(from, Below(2) == 0 ? double.PositiveInfinity : from + 0.5 + Below(4), MakeAction());
        }
    }

    public Model Build() => _model.Build();

    private int Below(int n) => _chance.NextIndex(n);

    private Law Time() => (_isCoarse ? Below(3) : 3 + Below(4)) switch
    {
        0 => Law.Constant(0.01 * (Below(8) == 0 ? 0 : 1 + Below(4))),
        1 => Law.Discrete([0, 0.01, 0.02, 0.1], [1, 3, 2, 1]),
        2 => Law.Constant(0.05),
        3 => Law.Uniform(0, 0.1),
        4 => Law.LogNormal(-4, 1),
        5 => Law.Constant(0.0137),
        _ => Law.Exponential(0.05),
    };

    private Group MakeGroup(int index)
    {
        Group group = _model.Group($"group {index}");
        int shards = Below(3) == 0 ? 2 : 1;
        (group.Shards, group.Instances) = (shards, shards * (1 + Below(3)));
        group.Cores = Below(4) == 0 ? 20 + Below(30) : 1 + Below(3);
        group.Routing = (RoutingPolicy)(index == 0 ? Below(4) : Below(2));
        group.KeyedBy = Below(2) == 0 ? _data : null;
        if (index < 2 && Below(4) == 0)
        {
            group.QueueMax = Below(4);
        }

        if (index < 2 && Below(3) == 0)
        {
            group.Concurrency = 1 + Below(4);
        }

        group.DetectionSeconds = Below(2) * 0.5;
        group.DropsLate = Below(6) == 0;
        group.Shedding = Below(6) == 0 ? RandomModel.SheddingOf(Below(8)) : null;
        if (index == 1 && Below(2) == 0)
        {
            group.Discipline = (QueueDiscipline)Below(Enum.GetValues<QueueDiscipline>().Length);
            group.Pauses = Below(2) == 0 && group.Discipline is not (QueueDiscipline.ProcessorSharing or QueueDiscipline.PreemptivePriority) ? new Pauses(0.2, Time()) : null;
        }

        if (index == 0 && shards == 1 && Below(2) == 0 && _canScale)
        {
            group.Scaling = new Autoscaler { InstancesAtStart = 1 + Below(group.Instances), Target = 0.6, IntervalSeconds = 0.3, WindowSeconds = 0.6, StartSeconds = 0.5 * Below(2), CooldownSeconds = 1 };
        }

        group.KeepWarmSeconds = Below(4) == 0 && index < 2 ? 0.1 * Below(5) : null;
        if (Below(index < 2 ? 2 : 20) == 0)
        {
            RandomModel.MakeUneven(group, Below);
        }

        return group;
    }

    private void AddSource(ProgramBuilder program)
    {
        Source source = Below(5) switch
        {
            0 => _model.Regular(program, _isCoarse ? 20 : 23.7),
            1 => _model.Users(program, 1 + Below(20), Time()),
            2 => _model.Bursty(program, 20, (0.3, Law.Exponential(0.5)), (2, Law.Exponential(0.5))),
            3 => _model.Renewal(program, 30, Law.Gamma(0.5, 2)),
            _ => _model.Poisson(program, 5 + Below(60)),
        };
        if (Below(3) == 0)
        {
            source.RequestsMax = 50 + Below(200);
        }
    }

    // Works for the requests of a program whose ends are then seen.
    private void AddJob()
    {
        Group runs = _model.Group("runs");
        (runs.Concurrency, runs.AdmissionQueueMax) = (1, Below(2) == 0 ? 0 : int.MaxValue);
        ProgramBuilder job = _model.Program("job").BeginRun(runs).Collect(_programs[^(1 + Below(Math.Min(2, _programs.Count)))]);
        job.DelayItems(Law.Constant(0.001)).RepeatItems(p => p.Visit(_groups[2], Time()));
        Write(job, 2, 1);
        _model.Regular(job, _isCoarse ? 1 : 0.937);
    }

    private void Write(ProgramBuilder program, int steps, int depth)
    {
        for (int i = 0; i < steps; i++)
        {
            WriteStep(program, depth);
        }
    }

    private void WriteStep(ProgramBuilder program, int depth)
    {
        int index = Below(_groups.Length);
        Group group = _groups[index];
        switch (Below(depth > 0 ? 15 : 6))
        {
            case 0 or 1:
                program.Delay(Time());
                break;
            case 2 or 3 or 4:
                program.Visit(group, Time(), Options(index));
                break;
            case 5 when Below(3) == 0:
                program.Reply();
                break;
            case 5:
                program.CacheSet(_caches[Below(2)]);
                break;
            case 6 when Below(3) == 0:
                program.Lock(_data, Below(2) == 0 ? null : Time());
                Write(program, 1, depth - 1);
                program.Unlock();
                break;
            case 6 when Below(2) == 0:
                Group entered = _groups[Below(2)];
                program.Enter(entered);
                if (entered.KeepWarmSeconds is not null)
                {
                    program.WarmUp(entered, Time());
                }

                Write(program, 1 + Below(2), depth - 1);
                program.Leave();
                break;
            case 7:
                program.Sometimes(0.5, p => Write(p, 2, depth - 1));
                break;
            case 8:
                program.CacheGet(_caches[Below(2)], p => Write(p, 2, depth - 1));
                break;
            case 9:
                program.Repeat(Law.Geometric(1), p => Write(p, 1, depth - 1));
                break;
            case 10:
                Label top = program.NewLabel();
                program.Mark(top).Delay(Time());
                Write(program, 1, depth - 1);
                program.Branch(0.3, top);
                break;
            case 13 when Below(3) == 0:
                program.Window(0.5, 0.05, 0.25, _windows).Gather(_windows, _work);
                break;
            case 13:
                program.Gather(_gathering, _work);
                break;
            case 14 when Below(4) == 0:
                program.Commit(group, _logs[index], Time(), isGrouped: Below(2) == 0, _data);
                break;
            case 11 or 12 when _programs.Count > 0:
                WriteChildren(program);
                break;
        }
    }

    private VisitOptions Options(int group) => new()
    {
        PerItem = group < 2 && Below(4) == 0 ? Time() : null,
        Patience = group == 0 && Below(4) == 0 ? Time() : null,
        ExtraDelay = Below(3) == 0 ? Time() : null,
        ErrorProbability = 0.2 * (Below(4) / 3),
        IsAtFirst = Below(5) == 0,
        CopiesToReplicas = Below(5) == 0,
        KeyedBy = Below(4) == 0 ? _data : null,
        Priority = Below(4),
    };

    private void WriteChildren(ProgramBuilder program)
    {
        ProgramBuilder one = _programs[Below(_programs.Count)];
        ProgramBuilder other = _programs[Below(_programs.Count)];
        switch (Below(5))
        {
            case 0:
                program.Fork(1 + Below(3), one, other, one);
                break;
            case 1:
                program.Each(Law.Geometric(2), one, _data);
                break;
            case 2:
                program.Spawn(one);
                break;
            case 3:
                program.Call(one, new CallOptions
                {
                    Timeout = Below(2) == 0 ? null : Time(),
                    Attempts = 1 + Below(3),
                    Cancellation = (Cancellation)Below(3),
                    DeadlineSeconds = Below(3) == 0 ? 0.02 * (1 + Below(10)) : double.PositiveInfinity,
                    Hedge = Below(3) == 0 ? new Hedge(0.02, null, 1 + Below(3)) : null,
                    Breaker = Below(3) == 0 ? new CircuitBreaker(0.5, 1 + Below(10), 1, 0.5) : null,
                    Budget = Below(3) == 0 ? new RetryBudget(0.1, 5) : null,
                    HasEffect = Below(3) == 0,
                    TwinShare = 0.2 * (Below(4) / 3),
                });
                break;
            default:
                program.Call(one, new CallOptions { Timeout = Below(2) == 0 ? null : Time(), Attempts = 1 + Below(3), Backoff = Backoff.FullJitter(0.01, 1) });
                break;
        }
    }

    private TimelineAction MakeAction()
    {
        int kind = Below(14);
        Group group = kind < 10 && Below(6) == 0 ? _gathering : _groups[Below(2)];
        return kind switch
        {
            10 => TimelineAction.Drain(group, 0),
            11 => TimelineAction.Canary(group, 0.3, 2, 0.5),
            12 => TimelineAction.LearnHealth(group),
            13 => TimelineAction.Corrupt(group, 0.4, 1 + Below(2)),
            0 => TimelineAction.Kill(group, 1 + Below(3)),
            1 => TimelineAction.Hang(group, 1 + Below(3)),
            2 => TimelineAction.Slow(group, 3, 1),
            3 => TimelineAction.Errors(group, 0.5),
            4 => TimelineAction.Flush(_caches[1]),
            5 => TimelineAction.StopConsumers(group),
            6 => TimelineAction.Delay(group, 0.02),
            7 => TimelineAction.Traffic(2),
            8 => TimelineAction.Lose(group, 0.2),
            _ => TimelineAction.Duplicate(0.3),
        };
    }
}
