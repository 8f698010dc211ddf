namespace Windtunnel.Estimation.Terms;

/// <summary>How tightly the parts of some arithmetic hold together; the looser needs brackets inside the tighter.</summary>
internal enum Binding
{
    Sum,
    Product,
    Atom,
}
