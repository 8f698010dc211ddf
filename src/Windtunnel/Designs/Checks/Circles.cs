namespace Windtunnel.Designs.Checks;

/// <summary>Finds circles in a graph: its strongly connected components that are more than a single node without a loop.</summary>
/// <remarks>Tarjan (1972), with a stack of its own instead of recursion, since a hostile design can make the graph deep.</remarks>
internal static class Circles
{
    public static IEnumerable<IReadOnlyList<string>> Of(IEnumerable<string> nodes, Func<string, IEnumerable<string>> next)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        var low = new Dictionary<string, int>(StringComparer.Ordinal);
        var path = new Stack<string>();
        var onPath = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<IReadOnlyList<string>>();
        foreach (var root in nodes.Where(n => !order.ContainsKey(n)).ToList())
        {
            if (order.ContainsKey(root))
            {
                continue;
            }

            var work = new Stack<(string Node, IEnumerator<string> Next)>();
            Enter(root);
            while (work.TryPeek(out var top))
            {
                if (top.Next.MoveNext())
                {
                    var target = top.Next.Current;
                    if (!order.TryGetValue(target, out var position))
                    {
                        Enter(target);
                    }
                    else if (onPath.Contains(target))
                    {
                        low[top.Node] = Math.Min(low[top.Node], position);
                    }

                    continue;
                }

                work.Pop();
                if (work.TryPeek(out var parent))
                {
                    low[parent.Node] = Math.Min(low[parent.Node], low[top.Node]);
                }

                if (low[top.Node] == order[top.Node])
                {
                    Leave(top.Node);
                }
            }

            void Enter(string node)
            {
                order[node] = low[node] = order.Count;
                path.Push(node);
                onPath.Add(node);
                work.Push((node, next(node).GetEnumerator()));
            }
        }

        return found;

        void Leave(string node)
        {
            var members = new List<string>();
            string member;
            do
            {
                member = path.Pop();
                onPath.Remove(member);
                members.Add(member);
            }
            while (member != node);
            if (members.Count > 1 || next(node).Contains(node, StringComparer.Ordinal))
            {
                members.Reverse();
                found.Add(members);
            }
        }
    }
}
