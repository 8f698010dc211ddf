using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs.Sections;

/// <summary>The keys of a flow, where it is more than a list of steps.</summary>
public static class FlowKeys
{
    public static readonly Key<string> Reads = Keys.Text("reads", "Queue whose messages start it; without one a load does.").Inferred("a load starts it").Like("feed-queue");

    public static readonly Key<Quantity> RequestSize = Keys.Quantity("request size", Dimension.ByteSize, "Bytes of one request.").AtLeast(0)
        .Default("700 B", "typical request headers, 700 to 800 B (Google, SPDY white paper 2009)").Like("200 B");

    public static readonly Key<Quantity> ResponseSize = Keys.Quantity("response size", Dimension.ByteSize, "Bytes of one response.").AtLeast(0)
        .Default("1 kB", "a small answer, the size of the NGINX sizing test").Like("500 B");

    public static readonly Key<Node> Steps = Keys.Node("steps", "What happens, in order.", "list of steps", SchemaPieces.Steps).Required().Like("[edge, web: 1 ms]");

    public static readonly Key<Quantity> Priority = PriorityKeys.Priority("How urgent its requests are, where components go by that.", "5, the middle");

    public static readonly Shape Shape = new("flow", [Reads, Priority, RequestSize, ResponseSize, Steps]);
}
