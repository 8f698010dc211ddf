using Windtunnel.Designs;
using Windtunnel.Kernel.Programs;
using Windtunnel.Workloads;

namespace Windtunnel.Simulation.Layout;

/// <summary>A flow as the kernel runs it.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="Program">What each of its requests does.</param>
internal sealed record FlowLayout(Flow Flow, ProgramBuilder Program)
{
    private readonly Dictionary<(object Step, string Suffix), HopLayout> _hops = [];
    private readonly Dictionary<Invoke, CallLayout> _calls = new(ReferenceEqualityComparer.Instance);

    /// <summary>In the order of the flow; work that nobody waits for is not among them.</summary>
    public List<HopLayout> Hops { get; } = [];

    /// <summary>The calls that do something about slow and failed tries, in the order of the flow.</summary>
    public List<CallLayout> Calls { get; } = [];

    /// <summary>Whether anything on its way can fail at all.</summary>
    public bool CanFail { get; set; }

    /// <summary>Whether its answers may be wrong in this run.</summary>
    public bool CanErr { get; set; }

    /// <summary>Programs that read the queue this flow reads, where it does: each message is one request of this flow.</summary>
    public ComponentLayout? Queue { get; init; }

    /// <summary>When its runs start, where it is a job; null where it is not.</summary>
    public Schedule? Job { get; init; }

    /// <summary>Where its requests come from; null when nothing asks for it.</summary>
    public Source? Source { get; set; }

    /// <summary>Whether requests come regardless of answers.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>The hop of a step of the design; one step may be laid out several times, as the tries of an optimistic update are.</summary>
    public HopLayout HopOf(object step, string label, string component, string suffix = "")
    {
        if (!_hops.TryGetValue((step, suffix), out var hop))
        {
            hop = new HopLayout(component.Length == 0 ? label : label + suffix, component);
            _hops.Add((step, suffix), hop);
            Hops.Add(hop);
        }

        return hop;
    }

    /// <summary>The call of a step of the design, which may be laid out several times too.</summary>
    public CallLayout CallOf(Invoke invoke)
    {
        if (!_calls.TryGetValue(invoke, out var call))
        {
            call = new CallLayout(invoke.Label, invoke.Component.Name) { IsIdempotent = invoke.Options?.Idempotent == Idempotence.Yes };
            _calls.Add(invoke, call);
            Calls.Add(call);
        }

        return call;
    }
}
