using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Simulation.Layout;

/// <summary>The connections that the instances of one service keep to a component, each its own.</summary>
/// <param name="Caller">Name of the service.</param>
/// <param name="Group">One instance for each of the service; its slots are the connections.</param>
internal sealed record PoolLayout(string Caller, Group Group)
{
    /// <summary>Closes the name of the hop in which a request waits for one.</summary>
    public const string WaitingForConnection = ": waiting for a connection";

    /// <summary>The kernel's steps that take one.</summary>
    public List<(ProgramBuilder Program, int Step)> Steps { get; } = [];

    /// <summary>Takes a connection for a step, where its component has pools.</summary>
    /// <returns>Whether there is one to give back.</returns>
    public static bool Take(StepWriter writer, ProgramBuilder program, Designs.Invoke invoke)
    {
        if (invoke.Component.Pool is not { } pool)
        {
            return false;
        }

        if (writer.Host is not { } host)
        {
            writer.Context.Note($"{writer.Flow.Flow.Name}: '{invoke.Label}' is asked by no service of the design, so no pool of connections limits it.");
            return false;
        }

        var layout = writer.Context.Components[invoke.Component.Name].PoolOf(writer.Context.Model, host);
        var options = new VisitOptions { Host = host.Group, Priority = invoke.Priority ?? writer.Flow.Flow.Priority };
        program.Enter(layout.Group, pool.PatienceSeconds is { } seconds ? Law.Constant(seconds) : null, options);
        layout.Steps.Add((program, program.Count - 1));
        writer.Flow.CanFail |= pool.Waiting is not null || pool.PatienceSeconds is not null;
        writer.NoteHop(program, invoke, invoke.Label, invoke.Component.Name, isVisit: false, suffix: WaitingForConnection);
        return true;
    }

    /// <summary>Whether some of the steps that a service hosts need a connection of its own instance.</summary>
    public static bool IsNeededBy(IEnumerable<Designs.Step> hosted) =>
        Designs.StepTree.All(hosted).OfType<Designs.Invoke>().Any(i => i.Component.Pool is not null);
}
