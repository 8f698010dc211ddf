using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs.Sections;

/// <summary>The keys of a link between two places.</summary>
public static class LinkKeys
{
    public static readonly Key<Quantity> RoundTrip = Keys.Quantity("rtt", Dimension.Duration, "Time there and back; half of it each way.").Above(0)
        .Inferred("the table of regions").Like("88.7 ms");

    public static readonly Key<Quantity> Loss = Keys.Quantity("loss", Dimension.Share, "Share of the messages that are lost; the sender's transport sends them again, after 200 ms and a round trip, then twice that, and so on.").Between(0, 0.9)
        .Default("0 %", "no loss unless the design names it").Like("0.1 %");

    public static readonly Key<Quantity> LossBurst = Keys.Quantity("loss burst", Dimension.Duration, "Mean length of the bursts that losses come in: all or nothing.").Above(0)
        .Inferred("each message is lost on its own").Like("200 ms");

    public static readonly Key<Quantity> Bandwidth = Keys.Quantity("bandwidth", Dimension.ByteRate, "What it carries in each direction, all messages together, first come first served.").Above(0)
        .Inferred("no limit").Like("10 Gbit/s");

    public static readonly Shape Shape = new("link", [RoundTrip, Loss, LossBurst, Bandwidth]);
}
