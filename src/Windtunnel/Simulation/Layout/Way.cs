using Windtunnel.Designs;
using Windtunnel.Designs.Visits;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Simulation.Layout;

/// <summary>The way to a component that stands in a place, and back: what is sent, and who opens a connection.</summary>
internal sealed class Way
{
    /// <summary>TCP, then TLS 1.3: a round trip each (RFC 9293 §3.5, RFC 8446 §2).</summary>
    private const int HandshakeRoundTrips = 2;

    private readonly StepWriter _writer;
    private readonly Invoke _invoke;
    private readonly double _newConnections;
    private readonly (double There, double Back) _bytes;

    private Way(StepWriter writer, Invoke invoke)
    {
        (_writer, _invoke, _newConnections) = (writer, invoke, writer.NewConnections);
        _bytes = WaySizes.Of(writer.Context.Design, writer.Flow.Flow, invoke);
    }

    public static Way Of(StepWriter writer, Invoke invoke) => new(writer, invoke);

    /// <summary>Writes the way there; who is asked from there keeps its connections open.</summary>
    public void WriteThere(ProgramBuilder program, Group group, VisitOptions route)
    {
        program.Travel(group, route, _bytes.There, (_newConnections, HandshakeRoundTrips));
        _writer.NoteWay(program, _invoke, program.Count - 1);
        _writer.NewConnections = 0;
    }

    public void WriteBack(ProgramBuilder program, Group group)
    {
        program.Return(group, _bytes.Back);
        _writer.NoteWay(program, _invoke, program.Count - 2);
        _writer.NewConnections = _newConnections;
    }
}
