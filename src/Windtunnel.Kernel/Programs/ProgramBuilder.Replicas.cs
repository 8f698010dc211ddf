using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Programs;

/// <content>Reads and writes of data that several replicas keep.</content>
public sealed partial class ProgramBuilder
{
    /// <summary>Reads at one replica of a shard, or at several at once, waiting for as many as are needed.</summary>
    /// <param name="group">Which group.</param>
    /// <param name="service">The law of the service time at each [s].</param>
    /// <param name="replicas">How many.</param>
    /// <param name="options">What else there is to a visit.</param>
    /// <returns>The step that takes the time, counted in this program, and the program of each part; null when there are no parts.</returns>
    public (int Step, ProgramBuilder? Part) ReadReplicas(Group group, Law service, ReplicaOptions replicas, VisitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(replicas);
        options = (options ?? new VisitOptions()) with { CopiesToReplicas = false };
        Watch(StepKind.BeginRead, replicas);
        ProgramBuilder? part = null;
        if (replicas.Needed == 0)
        {
            Add(VisitOf(group, service, options, replicas.Watched));
        }
        else
        {
            part = Part(p => p.Add(VisitOf(group, service, options, replicas.Watched, isCopy: true)), "replica");
            Add(Asking(group, options, replicas, asked: replicas.Needed, part));
        }

        int step = Count - 1;
        Watch(StepKind.EndRead, replicas);
        return (step, part);
    }

    /// <summary>Writes at every replica of a shard, waiting for as many as are needed; the others follow.</summary>
    /// <param name="group">Which group.</param>
    /// <param name="service">The law of the service time at each [s].</param>
    /// <param name="replicas">How many.</param>
    /// <param name="options">What else there is to a visit.</param>
    /// <returns>The step that takes the time, counted in this program, and the program of each part; null when there are no parts that it waits for.</returns>
    public (int Step, ProgramBuilder? Part) WriteReplicas(Group group, Law service, ReplicaOptions replicas, VisitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(replicas);
        if (replicas is { Needed: 0, Watched: null })
        {
            // Nobody could tell when the others follow.
            Visit(group, service, (options ?? new VisitOptions()) with { CopiesToReplicas = true });
            return (Count - 1, null);
        }

        options = (options ?? new VisitOptions()) with { CopiesToReplicas = false };
        ProgramBuilder copy = Copy(group, service, options, replicas, replicas.Lag, "copy");
        ProgramBuilder? part = null;
        Watch(StepKind.BeginWrite, replicas);
        if (replicas.Needed == 0)
        {
            Add(VisitOf(group, service, options, replicas.Watched));
        }
        else
        {
            part = options.IsAtFirst && replicas.Lag is not null ? Copy(group, service, options, replicas, lag: null, "own copy") : copy;
            Add(Asking(group, options, replicas, asked: 0, part, copy));
        }

        int step = Count - 1;
        if (replicas.Watched is { } watched)
        {
            Add(new Step { Kind = StepKind.EndWrite, Group = group, Data = watched.Data, Replication = watched, Programs = replicas.Needed == 0 ? [copy, .. Refreshing(this, replicas)] : [] });
        }

        return (step, part);
    }

    private static Step Asking(Group group, VisitOptions options, ReplicaOptions replicas, int asked, params ProgramBuilder[] parts) => new()
    {
        Kind = StepKind.Ask,
        Group = NotNull(group),
        Data = options.KeyedBy,
        IsAtFirst = options.IsAtFirst,
        Asked = asked,
        Needed = replicas.Needed,
        Programs = parts,
    };

    private ProgramBuilder Copy(Group group, Law service, VisitOptions options, ReplicaOptions replicas, Law? lag, string title) => Part(
        copy =>
        {
            if (lag is not null)
            {
                copy.Delay(lag);
            }

            copy.Add(VisitOf(group, service, options with { Patience = null }, null, isCopy: true));
            if (replicas.Watched is { } watched)
            {
                copy.Add(new Step { Kind = StepKind.Apply, Replication = watched, Programs = Refreshing(copy, replicas) });
            }
        },
        title);

    private static ProgramBuilder[] Refreshing(ProgramBuilder program, ReplicaOptions replicas) => replicas.Refresh is { } refresh
        ? [program.Part(part => part.Delay(refresh).Add(new Step { Kind = StepKind.Apply, Replication = replicas.Watched }), "refresh")]
        : [];

    private void Watch(StepKind kind, ReplicaOptions replicas)
    {
        if (replicas.Watched is { } watched)
        {
            Add(new Step { Kind = kind, Data = watched.Data, Replication = watched });
        }
    }
}
