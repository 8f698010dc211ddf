using System.Collections.Immutable;
using Windtunnel.Designs;
using Windtunnel.Kernel.Programs;
using Parallel = Windtunnel.Designs.Parallel;
using Step = Windtunnel.Designs.Step;

namespace Windtunnel.Simulation.Layout;

/// <summary>Writes the steps of one flow as steps of the kernel.</summary>
/// <param name="context">What they refer to.</param>
/// <param name="flow">The flow whose hops they are.</param>
/// <param name="isAwaited">Whether the flow waits for them; the time of steps that nobody waits for is no part of its latency.</param>
internal sealed class StepWriter(LayoutContext context, FlowLayout flow, bool isAwaited = true)
{
    public LayoutContext Context { get; } = context;

    public FlowLayout Flow { get; } = flow;

    /// <summary>The service on whose behalf the steps run; null where it is the user.</summary>
    public ComponentLayout? Host { get; set; }

    /// <summary>Writes a list: a service in it that has no list of its own hosts the steps after it.</summary>
    public void Write(ProgramBuilder program, ImmutableArray<Step> steps)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i] is Invoke { Calls: null, Component.Kind.HostsLaterSteps: true } host)
            {
                InvokeWriter.Write(this, program, host, steps[(i + 1)..]);
                return;
            }

            Write(program, steps[i]);
            if (steps[i] is Reply)
            {
                new StepWriter(Context, Flow, isAwaited: false) { Host = Host }.Write(program, steps[(i + 1)..]);
                return;
            }
        }
    }

    /// <summary>Share of the requests here that open a new connection to the next component that stands in a place.</summary>
    public double NewConnections { get; set; }

    /// <summary>Counts a step written before as the way to or from a component, which is no work of it.</summary>
    public void NoteWay(ProgramBuilder program, Invoke invoke, int step)
    {
        if (isAwaited)
        {
            Flow.HopOf(invoke, $"way to {invoke.Component.Name}", "", ": way").Steps.Add((program, step, false));
        }
    }

    /// <summary>Counts a step, the one written last unless another is named, as part of its component and of a hop.</summary>
    public void Note(ProgramBuilder program, object step, string label, string component, bool isVisit = true, string suffix = "", int? at = null)
    {
        var place = at ?? program.Count - 1;
        if (Context.Components.TryGetValue(component, out var asked) && step is Invoke)
        {
            asked.Steps.Add((program, place, isVisit));
        }

        NoteHop(program, step, label, component, isVisit, suffix, place);
    }

    /// <summary>Counts a step, the one written last unless another is named, as part of a hop only: time that the component knows nothing of.</summary>
    public void NoteHop(ProgramBuilder program, object step, string label, string component, bool isVisit = true, string suffix = "", int? at = null)
    {
        if (isAwaited)
        {
            Flow.HopOf(step, label, component, suffix).Steps.Add((program, at ?? program.Count - 1, isVisit));
        }
    }

    private void Write(ProgramBuilder program, Step step)
    {
        switch (step)
        {
            case Invoke invoke:
                InvokeWriter.Write(this, program, invoke, invoke.Calls ?? []);
                break;
            case Wait wait:
                program.Delay(wait.Time.ToLaw());
                Note(program, wait, "wait", "");
                break;
            case Reply:
                program.Reply();
                break;
            case GiveUp:
                program.Fail(FailureCause.Error);
                Flow.CanFail = true;
                break;
            case Choose choose:
                WriteChoice(program, choose);
                break;
            case Parallel parallel:
                program.Fork(parallel.Needed, [.. parallel.Branches.Select(b => program.Part(part => Write(part, b)))]);
                break;
            case Repeat { AtOnce: true } fanOut:
                var branch = program.Part(part => Write(part, fanOut.Steps));
                _ = fanOut.IsPerItem ? program.EachItem(branch) : program.Each(fanOut.Times.ToLaw(), branch);
                break;
            case Repeat { IsPerItem: true } each:
                program.RepeatItems(body => Write(body, each.Steps));
                break;
            case Repeat loop:
                program.Repeat(loop.Times.ToLaw(), body => Write(body, loop.Steps));
                break;
            case Batch batch:
                BatchLayout.Write(this, program, batch);
                break;
            case Async detached:
                program.Spawn(program.Part(part => new StepWriter(Context, Flow, isAwaited: false) { Host = Host }.Write(part, detached.Steps)));
                break;
            default:
                throw new InvalidOperationException($"There is no layout for a step of type {step.GetType().Name}.");
        }
    }

    private void WriteChoice(ProgramBuilder program, Choose choose)
    {
        var after = program.NewLabel();
        var ways = choose.Ways.Select(w => (Way: w, Label: program.NewLabel())).ToArray();
        program.Branch([.. ways.Select(w => (Math.Clamp(w.Way.Share.Value.Nominal, 0, 1), w.Label))]).Jump(after);
        foreach (var (way, label) in ways)
        {
            Write(program.Mark(label), way.Steps);
            program.Jump(after);
        }

        program.Mark(after);
    }
}
