using Portal.HyperV.Tests.LabWindows;
using Portal.Lab.Windows;
using Xunit;

namespace Portal.HyperV.Tests.LabHyperV;

public sealed class ClusterTests : IDisposable
{
    private readonly LabUnderTest _lab = new();
    private readonly TestSession _first;
    private readonly TestSession _second;

    public ClusterTests()
    {
        _first = new TestSession(_lab.Hv01);
        _second = new TestSession(_lab.Hv02);
    }

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
        _lab.Dispose();
    }

    [Fact]
    public void A_machine_becomes_a_role_that_every_node_sees_and_its_owner_alone_runs()
    {
        var id = (Guid)_first.One(@"(New-VM -Name VDI-001 -Path C:\ClusterStorage\Volume1).Id");
        Assert.False(_first.One("(Get-VM).IsClustered"));
        _first.Run("param($id) Add-ClusterVirtualMachineRole -VMId $id | Out-Null", ("id", id));

        Assert.True(_first.One("(Get-VM).IsClustered"));
        Assert.Equal("VDI-001 on hv01 is Offline", _second.One("$g = Get-ClusterGroup; \"$($g.Name) on $($g.OwnerNode) is $($g.State)\""));
        Assert.Empty(_second.Run("Get-VM"));
        Assert.Equal("0x80071392", _first.Refusal("param($id) Add-ClusterVirtualMachineRole -VMId $id", ("id", id)).Code());
        Assert.Equal("InvalidState", _first.Refusal("Remove-VM -Name VDI-001 -Force").Id());
    }

    [Fact]
    public void A_role_goes_with_its_resources_and_the_machine_stays()
    {
        var id = (Guid)_first.One("$vm = New-VM -Name VDI-001; Add-ClusterVirtualMachineRole -VMId $vm.Id | Out-Null; $vm.Id");

        Assert.Equal("0x8007138A", _second.Refusal("param($id) Remove-ClusterGroup -InputObject (Get-ClusterGroup -VMId $id) -Force", ("id", id)).Code());
        _second.Run("param($id) Remove-ClusterGroup -InputObject (Get-ClusterGroup -VMId $id) -RemoveResources -Force", ("id", id));

        Assert.Empty(_first.Run("Get-ClusterGroup"));
        Assert.Equal("ObjectNotFound", _first.Refusal("param($id) Get-ClusterGroup -VMId $id", ("id", id)).Id());
        Assert.NotNull(_lab.Hv01.Machines.Find(id));
        _first.Run("Remove-VM -Name VDI-001 -Force");
    }

    [Fact]
    public void Nodes_are_up_paused_or_down()
    {
        _lab.Hv02.Faults.Turn(Faults.Paused, on: true);
        Assert.Equal(["hv01=Up", "hv02=Paused"], _first.Run("Get-ClusterNode | ForEach-Object { '{0}={1}' -f $_.Name, $_.State }").Select(each => each.BaseObject));

        _lab.Hv02.Faults.Turn(Faults.Down, on: true);
        Assert.Equal("Down", _first.One("(Get-ClusterNode -Name HV02).State"));
        Assert.Equal("cluster01 lab.example", _first.One("$c = Get-Cluster; \"$($c.Name) $($c.Domain)\""));
    }

    [Fact]
    public void A_machine_in_no_cluster_says_so()
    {
        using var alone = new TestSession(_lab.Hv03);

        var error = alone.Refusal("Get-Cluster");

        Assert.Equal("Get-Cluster,Microsoft.FailoverClusters.PowerShell.GetClusterCommand", error.FullyQualifiedErrorId);
    }
}
